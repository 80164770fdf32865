import type { EnumData, FieldType, Program } from 'outcrop/program';
import { viewFieldType } from 'outcrop/program';
import { printFinalField } from './class-field.ts';
import type { EmitInput } from './emit-input.ts';
import { indent, joinFile, printDocComment } from './generated-text.ts';
import { printKey, printString } from './literal.ts';
import { declaredTypeNames, sortedEntries, TypeNames } from './type-names.ts';
import { printAlias, type TypeContext } from './typescript-type.ts';

/** Writes `types.ts`: enums, interfaces and aliases, each group sorted by name. */
export function emitTypes(input: EmitInput): string {
  const { program, runtimeModule } = input;
  const names = new TypeNames(declaredTypeNames(program));
  const context: TypeContext = { program, names, final: '' };
  const declarations = [
    ...sortedEntries(program.enums).map(([name, data]) => printEnum(name, data, input)),
    ...sortedEntries(program.classes).map(([name]) => printInterface(name, input, context)),
    ...sortedEntries(program.aliases).map(([name, type]) => declareAlias(name, type, input, context)),
  ];
  const imports = names.imports();
  return joinFile([
    imports.length === 0 ? '' : `import type { ${imports.join(', ')} } from '${runtimeModule}';`,
    printReExports(names, runtimeModule),
    ...declarations,
  ]);
}

function printReExports(names: TypeNames, runtimeModule: string): string {
  const types = ['Check', 'Checked', 'RecursivePartialNull'].filter((name) => names.isFree(name));
  const values = `export { all_succeeded, get_checks } from '${runtimeModule}';`;
  return types.length === 0 ? values : `${values}\nexport type { ${types.join(', ')} } from '${runtimeModule}';`;
}

/** The doc comment of a declaration: what stands above it, else what the model is told. */
export function documentDeclaration({ program, documentation }: EmitInput, name: string): string {
  const { classes = {}, enums = {} } = program;
  const declared = Object.hasOwn(classes, name) ? classes[name] : Object.hasOwn(enums, name) ? enums[name] : undefined;
  return printDocComment(documentation.get(name)?.text ?? declared?.description);
}

function printEnum(name: string, { values }: EnumData, input: EmitInput): string {
  const comments = input.documentation.get(name)?.members;
  const members = Object.entries(values).map(([value, { description }]) => ({
    line: `${printKey(value)}: ${printString(value)},`,
    comment: printDocComment(comments?.get(value) ?? description),
  }));
  const constant = `export const ${name} = {\n${indent(members.map(({ comment, line }) => comment + line).join('\n'))}\n} as const;`;
  const namespace = Object.keys(values).map((value) => `  type ${value} = ${printString(value)};`);
  return [
    documentDeclaration(input, name) + (members.length === 0 ? `export const ${name} = {} as const;` : constant),
    `export type ${name} = (typeof ${name})[keyof typeof ${name}];`,
    ...(members.length === 0 ? [] : [`export declare namespace ${name} {\n${namespace.join('\n')}\n}`]),
  ].join('\n');
}

function printInterface(name: string, input: EmitInput, context: TypeContext): string {
  const body = printMembers(name, input, (field, type) => printFinalField(field, type, context));
  return `${documentDeclaration(input, name)}export interface ${name} ${body}`;
}

/** The braces of an interface with its documented fields, and the index signature of a dynamic class. */
export function printMembers(name: string, input: EmitInput, printField: (field: string, type: FieldType) => string): string {
  const { fields = {}, dynamic } = input.program.classes?.[name] ?? {};
  const comments = input.documentation.get(name)?.members;
  const members = Object.entries(fields)
    .filter(([, type]) => !isSkipped(type))
    .map(([field, type]) => printDocComment(comments?.get(field) ?? descriptionOf(type)) + printField(printKey(field), type));
  if (dynamic === true) members.push('[property: string]: any;');
  return members.length === 0 ? '{}' : `{\n${indent(members.join('\n'))}\n}`;
}

function isSkipped(type: FieldType): boolean {
  const view = viewFieldType(type);
  return view.kind === 'attributed' && view.attributes.skip === true;
}

function descriptionOf(type: FieldType): string | undefined {
  const view = viewFieldType(type);
  return view.kind === 'attributed' ? view.attributes.description : undefined;
}

/** An alias with its doc comment. */
export function declareAlias(name: string, type: FieldType, input: EmitInput, context: TypeContext): string {
  const inCycle = leadsTo(type, name, input.program, new Set());
  return documentDeclaration(input, name) + printAlias(name, type, { ...context, inCycle });
}

/** True when an alias of this name is reached from the type through aliases alone. */
function leadsTo(type: FieldType, name: string, program: Program, seen: Set<string>): boolean {
  const view = viewFieldType(type);
  switch (view.kind) {
    case 'name': {
      if (view.name === name) return true;
      const target = program.aliases !== undefined && Object.hasOwn(program.aliases, view.name) ? program.aliases[view.name] : undefined;
      if (target === undefined || seen.has(view.name)) return false;
      seen.add(view.name);
      return leadsTo(target, name, program, seen);
    }
    case 'optional':
    case 'attributed':
      return leadsTo(view.inner, name, program, seen);
    case 'list':
      return leadsTo(view.item, name, program, seen);
    case 'map':
      return leadsTo(view.value, name, program, seen);
    case 'union':
      return view.members.some((member) => leadsTo(member, name, program, seen));
    case 'primitive':
    case 'media':
    case 'literal':
      return false;
  }
}
