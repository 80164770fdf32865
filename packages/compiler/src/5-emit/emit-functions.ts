import type { FunctionData } from 'outcrop/program';
import type { EmitInput } from './emit-input.ts';
import { indent, joinFile, MAX_WIDTH, printDocComment, printTypeArguments } from './generated-text.ts';
import { printLiteral } from './literal.ts';
import { printParameters } from './parameters.ts';
import { sortedEntries, TypeNames } from './type-names.ts';
import { printPartialResult, printType, type TypeContext } from './typescript-type.ts';

/** Writes `functions.ts`: per function its doc comment, signature, client, parameter types and prompt, sorted by name. */
export function emitFunctions(input: EmitInput): string {
  const { program, runtimeModule, importEnding } = input;
  const names = new TypeNames(Object.keys(program.functions ?? {}));
  const final: TypeContext = { program, names, final: 'types.' };
  const declarations = sortedEntries(program.functions).map(([name, data]) => printFunction(name, data, input, final));
  const body = declarations.join('\n\n');
  if (body === '') return joinFile(['export {};']);
  const baml = names.isFree('BamlFunction') ? 'type BamlFunction' : 'type BamlFunction as BamlFunction_';
  const imports = ['defineFunction', baml, ...names.imports().map((specifier) => `type ${specifier}`)];
  return joinFile([
    [
      `import { ${imports.join(', ')} } from '${runtimeModule}';`,
      ...(names.uses('partial_types.') ? [`import type { partial_types } from './partial_types${importEnding}';`] : []),
      `import { program } from './program${importEnding}';`,
      ...(names.uses('types.') ? [`import type * as types from './types${importEnding}';`] : []),
    ].join('\n'),
    body,
  ]);
}

function printFunction(name: string, data: FunctionData, input: EmitInput, final: TypeContext): string {
  const partial = printPartialResult(data.output, { ...final, partial: 'partial_types.' });
  const baml = final.names.isFree('BamlFunction') ? 'BamlFunction' : 'BamlFunction_';
  const type = printTypeArguments(`export const ${name}: ${baml}`, [
    printTuple(printParameters(data.params, final)),
    printType(data.output, final),
    partial,
  ]);
  return [
    `${printDocComment(input.documentation.get(name)?.text)}${type} =`,
    `  /* @__PURE__ */ defineFunction(program, ${printLiteral({ ...data }, 40).replaceAll('\n', '\n  ')});`,
  ].join('\n');
}

/** The parameters as a tuple: on one line where that fits, else one a line. */
function printTuple(params: readonly string[]): string {
  const line = `[${params.join(', ')}]`;
  return line.length + '  ,'.length <= MAX_WIDTH ? line : `[\n${indent(params.map((param) => `${param},\n`).join(''))}]`;
}
