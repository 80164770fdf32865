import type { FieldType, Program } from '../../program/index.ts';
import { type CompileType, makeCompiler } from './compile-schema.ts';
import type { Schema } from './schema.ts';

/** The two forms of a type: for whole answers, and for answers that still grow. */
export interface SchemaTables {
  readonly final: Schema;
  readonly streaming: Schema;
}

const COMPILERS: WeakMap<Program, Record<keyof SchemaTables, CompileType>> = new WeakMap();

/** Gives the compiled forms of a type. Compiles the classes, enums and recursive aliases of a program once, when they are first used. */
export function schemaTablesOf(program: Program, type: FieldType): SchemaTables {
  let compilers = COMPILERS.get(program);
  if (compilers === undefined) {
    const final = makeCompiler(program);
    compilers = { final, streaming: makeCompiler(program, final) };
    COMPILERS.set(program, compilers);
  }
  return { final: compilers.final(type), streaming: compilers.streaming(type) };
}
