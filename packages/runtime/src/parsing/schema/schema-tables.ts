import type { FieldType, Program } from '../../program/index.ts';
import { SchemaCompiler, type SchemaTables } from './compile-schema.ts';

const COMPILERS: WeakMap<Program, SchemaCompiler> = new WeakMap();

/** Gives the compiled forms of a type. Compiles them once per program and type. */
export function schemaTablesOf(program: Program, type: FieldType): SchemaTables {
  let compiler = COMPILERS.get(program);
  if (compiler === undefined) {
    compiler = new SchemaCompiler(program);
    COMPILERS.set(program, compiler);
  }
  return compiler.compile(type);
}
