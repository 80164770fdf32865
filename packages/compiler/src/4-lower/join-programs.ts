import { PROGRAM_FORMAT, type Program } from 'outcrop/program';

const TABLES = ['enums', 'classes', 'aliases', 'clients', 'retries', 'templates', 'functions'] as const;

/** Joins what the files of a project declare; no two declare the same. */
export function joinPrograms(programs: readonly Program[]): Program {
  const tables = TABLES.flatMap((table) => {
    const entries = programs.flatMap((program) => Object.entries<unknown>(program[table] ?? {}));
    return entries.length === 0 ? [] : [[table, Object.fromEntries(entries)] as const];
  });
  const tests = programs.flatMap((program) => program.tests ?? []);
  return { format: PROGRAM_FORMAT, ...Object.fromEntries(tables), ...(tests.length > 0 && { tests }) };
}
