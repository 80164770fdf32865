import type { Span } from '@outcrop/grammar';

/** What a `generator` writes: TypeScript, with or without React hooks. */
export type OutputType = 'typescript' | 'typescript/react';

/** One `generator` block, defaults applied. Generators for languages that Outcrop does not write are absent (they get a warning). */
export interface GeneratorData {
  readonly name: string;
  readonly outputType: OutputType;
  /** Relative to the source directory; the client goes to `<outputDir>/baml_client`. */
  readonly outputDir: string;
  /** The version of the tool that the file was written for. Never stops generation. */
  readonly version?: string;
  readonly defaultClientMode?: 'async' | 'sync';
  readonly moduleFormat?: 'cjs' | 'esm';
  /** A shell command to run after writing. */
  readonly onGenerate?: string;
  /** Path of the source file that declares the generator. */
  readonly file: string;
  /** Where its name stands in that file. */
  readonly span: Span;
}
