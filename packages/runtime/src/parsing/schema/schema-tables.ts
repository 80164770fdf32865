import type { FieldType, Program } from '../../program/index.ts';
import { remembered } from '../../text/remembered.ts';
import { makeCompiler } from './compile-schema.ts';
import type { Schema } from './schema.ts';

/** The two forms of a type: for whole answers, and for answers that still grow. */
export interface SchemaTables {
  readonly final: Schema;
  readonly streaming: Schema;
}

/** Gives the compiled forms of the types of a program. Compiles them once per program and type. */
export const schemaTablesOf: (program: Program) => (type: FieldType) => SchemaTables = remembered(new WeakMap(), (program) => {
  const final = makeCompiler(program);
  const streaming = makeCompiler(program, final);
  return remembered(new Map(), (type) => ({ final: final(type), streaming: streaming(type) }));
});
