import type { Entry, MapValue, Name, SourceFile } from '@outcrop/grammar';
import { entryOf, isMissing, stringIn } from '../../2-resolve/values.ts';
import type { Reporter } from '../../reporter.ts';

/** One client, as the checks see it that compare its options with each other. */
export interface ClientOptions {
  readonly name: Name;
  /** Undefined when the client has none. */
  readonly options: MapValue | undefined;
  readonly file: SourceFile;
  readonly reporter: Reporter;
}

/** The entry of an option. */
export function optionOf({ options }: ClientOptions, key: string): Entry | undefined {
  return options === undefined ? undefined : entryOf(options, key);
}

/** The text of an option, when it is written out. */
export function textOf({ options }: ClientOptions, key: string): string | undefined {
  return options === undefined ? undefined : stringIn(options, key);
}

/** Whether an option is not there, and no misspelling of it either. */
export function isOptionMissing({ options }: ClientOptions, key: string): boolean {
  return options === undefined || isMissing(options, key);
}

/** Reports that the client lacks something: at its name, because there is nothing else to point at. */
export function reportMissing({ name, file, reporter }: ClientOptions, entry: string, form: string): void {
  reporter.in(file)('entry-missing', name.span, { owner: `client \`${name.text}\``, entry, form });
}
