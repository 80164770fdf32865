import { printPartialField } from './class-field.ts';
import type { EmitInput } from './emit-input.ts';
import { declareAlias, documentDeclaration, printMembers } from './emit-types.ts';
import { indent, joinFile } from './generated-text.ts';
import { sortedEntries, TypeNames } from './type-names.ts';
import type { TypeContext } from './typescript-type.ts';

/** Writes `partial_types.ts`: the shapes that a stream yields, as a namespace of types only. */
export function emitPartialTypes(input: EmitInput): string {
  const { program, runtimeModule, importEnding } = input;
  const names = new TypeNames([...Object.keys(program.classes ?? {}), ...Object.keys(program.aliases ?? {})]);
  const context: TypeContext = { program, names, final: 'types.', partial: '' };
  const declarations = [
    ...sortedEntries(program.classes).map(([name]) => printPartialInterface(name, input, context)),
    ...sortedEntries(program.aliases).map(([name, type]) => declareAlias(name, type, input, context)),
  ];
  const body = declarations.join('\n\n');
  const imports = names.imports();
  return joinFile([
    [
      ...(imports.length === 0 ? [] : [`import type { ${imports.join(', ')} } from '${runtimeModule}';`]),
      ...(names.uses('types.') ? [`import type * as types from './types${importEnding}';`] : []),
    ].join('\n'),
    `export type { StreamState } from '${runtimeModule}';`,
    `/** The shapes that a stream yields while the answer is still being written. */\nexport namespace partial_types {${body === '' ? '' : `\n${indent(body)}\n`}}`,
  ]);
}

function printPartialInterface(name: string, input: EmitInput, context: TypeContext): string {
  const body = printMembers(name, input, (field, type) => printPartialField(field, type, context));
  return `${documentDeclaration(input, name)}export interface ${name} ${body}`;
}
