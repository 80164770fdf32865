import type { Program } from '../program/index.ts';
import type { TypeTables } from './additions.ts';

/**
 * Compiles the text of `addBaml`. Gives every class, enum and alias that the text declares or extends, complete: an extended class with its
 * old fields and the new ones. Throws an `Error` that carries line and column when the text is wrong.
 */
export type AdditionsCompiler = (source: string, program: Program) => TypeTables;

let compiler: AdditionsCompiler | undefined;

/** Gives `addBaml` its compiler, once per process. A client that never calls `addBaml` carries no parser. */
export function useCompiler(compile: AdditionsCompiler): void {
  compiler = compile;
}

/** Compiles with the compiler that was given. */
export function compileAdditions(source: string, program: Program): TypeTables {
  if (compiler === undefined) {
    throw new Error('addBaml needs a compiler. Call useCompiler of outcrop/type_builder first, with the one of @outcrop/compiler.');
  }
  return compiler(source, program);
}
