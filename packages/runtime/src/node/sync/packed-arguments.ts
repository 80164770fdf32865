import { Audio, Image, isMedia, type Media, markMedia, Pdf, Video } from '../../media/index.ts';

/** Arguments of a call as data that can be cloned. */
export interface PackedArguments {
  readonly values: readonly unknown[];
  /** The media anywhere inside the values: the same objects, also when both have been cloned together. */
  readonly media: readonly Media[];
}

/**
 * Copies arguments as data. Class instances and proxies become plain objects with the same own fields. Functions and symbols are left out:
 * the arguments have been checked, so they stand in fields that no parameter declares.
 */
export function packArguments(values: readonly unknown[]): PackedArguments {
  const media: Media[] = [];
  const copies = new Map<object, object>();
  // Filled one after the other, because what no parameter declares may be nested to any depth.
  const unfilled: (() => void)[] = [];
  const copy = (value: unknown): unknown => {
    if (typeof value === 'function' || typeof value === 'symbol') return undefined;
    if (typeof value !== 'object' || value === null) return value;
    const made = copies.get(value) ?? makeCopy(value);
    copies.set(value, made);
    return made;
  };
  const makeCopy = (value: object): object => {
    if (isMedia(value)) {
      const made: Media = { kind: value.kind, source: value.source };
      media.push(made);
      return made;
    }
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      unfilled.push(() => {
        for (const item of value) list.push(copy(item));
      });
      return list;
    }
    if (value instanceof Map) {
      const map = new Map<unknown, unknown>();
      unfilled.push(() => {
        for (const [key, item] of value) map.set(copy(key), copy(item));
      });
      return map;
    }
    const record: Record<string, unknown> = Object.create(null);
    unfilled.push(() => {
      for (const [key, item] of Object.entries(value)) record[key] = copy(item);
    });
    return record;
  };
  const copied = values.map(copy);
  for (let fill = unfilled.pop(); fill !== undefined; fill = unfilled.pop()) fill();
  return { values: copied, media };
}

const CLASSES = { image: Image, audio: Audio, pdf: Pdf, video: Video } as const;

/** Gives the arguments that were packed and cloned. Media belong to their classes again. */
export function unpackArguments({ values, media }: PackedArguments): readonly unknown[] {
  for (const item of media) {
    Object.setPrototypeOf(item, CLASSES[item.kind].prototype);
    markMedia(item);
  }
  return values;
}
