import type { Program } from 'outcrop/program';
import type { EmitInput } from './emit-input.ts';
import { joinFile } from './generated-text.ts';
import { printLiteral } from './literal.ts';
import { sortedEntries } from './type-names.ts';

/** Writes `program.ts`: what all functions share. Functions stand in `functions.ts`; tests are never written. */
export function emitProgram({ program, runtimeModule }: EmitInput): string {
  const { functions: _, tests: __, format, ...tables } = program;
  const shared: Record<string, unknown> = { format };
  for (const [name, table] of Object.entries(sortTables(tables))) {
    if (Object.keys(table).length > 0) shared[name] = table;
  }
  return joinFile([
    `import type { Program } from '${runtimeModule}';`,
    `export const program: Program = ${printLiteral(shared, `export const program: Program = `.length)};`,
  ]);
}

/** Enums, classes and aliases keep the order of the source (it decides how output formats are written); the rest is sorted. */
function sortTables({ clients, retries, templates, ...types }: Omit<Program, 'format' | 'functions' | 'tests'>): Record<string, object> {
  return {
    ...types,
    clients: Object.fromEntries(sortedEntries(clients)),
    retries: Object.fromEntries(sortedEntries(retries)),
    templates: Object.fromEntries(sortedEntries(templates)),
  };
}
