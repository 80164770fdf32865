import type { Program } from 'outcrop/program';
import type { EmitInput } from './emit-input.ts';
import { joinFile } from './generated-text.ts';
import { printString } from './literal.ts';
import { sortedEntries } from './type-names.ts';

/** Writes `type_builder.ts`: a builder for dynamic types, a viewer for the others. */
export function emitTypeBuilder({ program, runtimeModule, importEnding }: EmitInput): string {
  const members = [...sortedEntries(program.classes).map(printClass), ...sortedEntries(program.enums).map(printEnum)];
  const used = ['ClassBuilder', 'ClassViewer', 'EnumBuilder', 'EnumViewer'].filter((name) =>
    members.some((member) => member.includes(`: ${name}<`)),
  );
  const imports = ['TypeBuilder as Base', ...used.map((name) => `type ${name}`)];
  return joinFile([
    `import { ${imports.join(', ')} } from '${runtimeModule}/type_builder';\nimport { program } from './program${importEnding}';`,
    `export { ClassBuilder, EnumBuilder, FieldType } from '${runtimeModule}/type_builder';`,
    [
      'export class TypeBuilder extends Base {',
      ...members.map((member) => `  ${member}`),
      ...(members.length === 0 ? [] : ['']),
      '  constructor() {',
      '    super(program);',
      '  }',
      '}',
    ].join('\n'),
    'export default TypeBuilder;',
  ]);
}

function printNames(names: readonly string[]): string {
  return names.length === 0 ? 'never' : names.map(printString).join(' | ');
}

type Entry<Table extends 'classes' | 'enums'> = [name: string, data: NonNullable<Program[Table]>[string]];

function printClass([name, { fields, dynamic }]: Entry<'classes'>): string {
  const kind = dynamic === true ? 'Builder' : 'Viewer';
  return `readonly ${name}: Class${kind}<${printString(name)}, ${printNames(Object.keys(fields))}> = this.class${kind}(${printString(name)});`;
}

function printEnum([name, { values, dynamic }]: Entry<'enums'>): string {
  const kind = dynamic === true ? 'Builder' : 'Viewer';
  return `readonly ${name}: Enum${kind}<${printString(name)}, ${printNames(Object.keys(values))}> = this.enum${kind}(${printString(name)});`;
}
