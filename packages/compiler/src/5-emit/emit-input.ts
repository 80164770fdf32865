import type { Program } from 'outcrop/program';
import type { Documentation } from '../documentation.ts';
import type { OutputType } from '../generator-data.ts';

/** What the files of one client are made from. */
export interface EmitInput {
  readonly program: Program;
  readonly documentation: Documentation;
  readonly outputType: OutputType;
  /** Which client `index.ts` exports as `b`. */
  readonly defaultClientMode: 'async' | 'sync';
  /** Ending of relative imports: `.js` for ES modules, nothing for CommonJS. */
  readonly importEnding: '.js' | '';
  /** Name under which the runtime package is installed. */
  readonly runtimeModule: string;
}

/** Generated text by path, relative to `baml_client`. */
export type EmittedFiles = ReadonlyMap<string, string>;
