import type { Entry, MapValue, MediaType, Span } from '@outcrop/grammar';
import { entryOf, isPoisoned, stringOf } from '../../2-resolve/values.ts';
import { MEDIA_EXTENSIONS } from './media-extensions.ts';

/** A fault in a media argument. */
export interface MediaProblem {
  readonly span: Span;
  readonly problem: string;
  /** How it is written right. */
  readonly form: string;
}

const SOURCES = ['url', 'base64', 'file'];

/** Checks `{ url … }`, `{ base64 …  media_type … }` and `{ file … }` (`spec/language.md` 4.10.2). Gives the first fault. */
export function findMediaProblem(value: MapValue, kind: MediaType['name']): MediaProblem | undefined {
  const unknown = value.entries.find(({ key }) => !SOURCES.includes(key.text) && key.text !== 'media_type');
  if (unknown !== undefined)
    return { span: unknown.key.span, problem: `media has no "${unknown.key.text}"`, form: '`{ url "https://…" }`' };
  const nonText = value.entries.find(
    (entry) => !isPoisoned(entry.value) && entry.value.kind !== 'environment' && stringOf(entry.value) === undefined,
  );
  if (nonText !== undefined) {
    return { span: nonText.value.span, problem: `"${nonText.key.text}" must be a string`, form: `\`${nonText.key.text} "…"\`` };
  }
  const [source, second] = value.entries.filter(({ key }) => SOURCES.includes(key.text));
  const sources = '`url "…"`, `base64 "…"` or `file "…"`';
  if (source === undefined) return { span: value.span, problem: 'the source is missing', form: sources };
  if (second !== undefined) return { span: second.key.span, problem: 'media has one source', form: `one of ${sources}` };
  return problemWithSource(value, source, kind);
}

function problemWithSource(value: MapValue, source: Entry, kind: MediaType['name']): MediaProblem | undefined {
  if (source.key.text === 'base64' && kind !== 'pdf' && entryOf(value, 'media_type') === undefined) {
    return { span: source.key.span, problem: 'base64 needs a media_type', form: `\`media_type "${kind}/…"\`` };
  }
  const path = source.key.text === 'file' ? stringOf(source.value) : undefined;
  if (path === undefined || entryOf(value, 'media_type') !== undefined) return undefined;
  const extensions = MEDIA_EXTENSIONS[kind];
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase();
  if (extension !== undefined && extensions.includes(extension)) return undefined;
  const problem =
    extension === undefined ? 'the file has no ending to tell its media type' : `"${extension}" is not the ending of ${kind} files`;
  return { span: source.value.span, problem, form: `a file that ends in ${extensions.join(', ')}, or a \`media_type\`` };
}
