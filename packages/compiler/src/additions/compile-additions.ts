import { createSourceFile, type Diagnostic, type Document, parse, positionAt, type SourceFile } from '@outcrop/grammar';
import type { Program } from 'outcrop/program';
import { compile } from '../compile.ts';
import { printTypes } from './print-types.ts';

/** Declarations by name. */
export type TypeAdditions = Required<Pick<Program, 'classes' | 'enums' | 'aliases'>>;

const FILE = 'addBaml.baml';
const FIRST_LINE = 1;

/** One line, so that columns of the text stay and its lines are one more. */
const BEFORE = 'test AddBaml_test { functions [AddBaml_function] args { } type_builder {\n';
const AFTER = '\n} }\n';
const FUNCTION = 'function AddBaml_function() -> string { client "aws-bedrock/model" prompt #"text"# }\n';

/**
 * Compiles text that adds to the types of a Program: what a `type_builder` of a test may hold. Gives what the text declares, and what it
 * extends with old and new members.
 *
 * @throws Error when the text has faults; its message tells each with line and column.
 */
export function compileAdditions(source: string, program: Program): TypeAdditions {
  const file = createSourceFile(FILE, source);
  const { tree, diagnostics } = parse(file);
  refuseFaults([...diagnostics.filter(({ name }) => name !== 'dynamic-place'), ...foreignDeclarations(tree, file)], FIRST_LINE);
  const compiled = compile({ [FILE]: BEFORE + source + AFTER, 'types.baml': FUNCTION + printTypes(program) });
  refuseFaults(
    compiled.diagnostics.filter(({ file }) => file === FILE),
    FIRST_LINE - 1,
  );
  const { classes = {}, enums = {}, aliases = {} } = compiled.program.tests?.[0]?.types ?? {};
  return {
    classes: mapTable(classes, (name, added) => {
      const declared = ownEntry(program.classes, name);
      return declared === undefined ? added : { ...declared, fields: append(declared.fields, added.fields) };
    }),
    enums: mapTable(enums, (name, added) => {
      const declared = ownEntry(program.enums, name);
      return declared === undefined ? added : { ...declared, values: append(declared.values, added.values) };
    }),
    aliases,
  };
}

/** The declarations that are no types. */
function foreignDeclarations({ declarations }: Document, file: SourceFile): readonly Fault[] {
  return declarations
    .filter(({ kind }) => kind !== 'class' && kind !== 'enum' && kind !== 'alias')
    .map(({ span }) => ({ severity: 'error', start: positionAt(file, span.start), message: 'only types can be added' }));
}

/** What a message tells of a diagnostic. */
type Fault = Pick<Diagnostic, 'severity' | 'start' | 'message' | 'hint' | 'help'>;

/** Throws when there are errors. Each is told like a place in a file: `addBaml:3:5: message`. */
function refuseFaults(diagnostics: readonly Fault[], firstLine: number): void {
  const faults = diagnostics.filter(({ severity }) => severity === 'error');
  if (faults.length === 0) return;
  const texts = faults.map(({ start, message, hint, help }) => {
    const advice = [hint, help].filter((text) => text !== undefined).join('; ');
    return `addBaml:${start.line + firstLine}:${start.character + 1}: ${message}${advice === '' ? '' : ` (${advice})`}`;
  });
  throw new Error(texts.join('\n'));
}

/** The old members as they are, then the new ones. */
function append<Data>(old: Readonly<Record<string, Data>>, all: Readonly<Record<string, Data>>): Record<string, Data> {
  return Object.fromEntries([...Object.entries(old), ...Object.entries(all).filter(([name]) => !Object.hasOwn(old, name))]);
}

function ownEntry<Data>(table: Readonly<Record<string, Data>> | undefined, name: string): Data | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

function mapTable<Data>(table: Readonly<Record<string, Data>>, change: (name: string, data: Data) => Data): Record<string, Data> {
  return Object.fromEntries(Object.entries(table).map(([name, data]) => [name, change(name, data)]));
}
