import type { FieldType, Program } from '../../program/index.ts';
import { SchemaCompiler, type SchemaTables } from './compile-schema.ts';

/** What was compiled of a program. */
interface ProgramSchemas {
  readonly compiler: SchemaCompiler;
  readonly named: Map<string, SchemaTables>;
  readonly others: WeakMap<object, SchemaTables>;
}

const PROGRAMS: WeakMap<Program, ProgramSchemas> = new WeakMap();

/** Gives the compiled forms of a type. Compiles them once per program and type. */
export function schemaTablesOf(program: Program, type: FieldType): SchemaTables {
  let schemas = PROGRAMS.get(program);
  if (schemas === undefined) {
    schemas = { compiler: new SchemaCompiler(program), named: new Map(), others: new WeakMap() };
    PROGRAMS.set(program, schemas);
  }
  const known = typeof type === 'string' ? schemas.named.get(type) : schemas.others.get(type);
  if (known !== undefined) return known;
  const tables = schemas.compiler.compile(type);
  if (typeof type === 'string') schemas.named.set(type, tables);
  else schemas.others.set(type, tables);
  return tables;
}
