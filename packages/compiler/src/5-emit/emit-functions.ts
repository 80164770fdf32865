import type { FieldType, FunctionData } from 'outcrop/program';
import type { EmitInput } from './emit-input.ts';
import { joinFile, printDocComment } from './generated-text.ts';
import { printLiteral } from './literal.ts';
import { isNullable } from './nullability.ts';
import { sortedEntries, TypeNames } from './type-names.ts';
import { printNullable, printPartialResult, printType, type TypeContext } from './typescript-type.ts';

/** Words that TypeScript refuses as labels of a tuple. */
const RESERVED_WORDS: ReadonlySet<string> = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements ' +
    'import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var ' +
    'void while with yield'
  ).split(' '),
);

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
  const signature = `${printParameters(data.params, final)}, ${printType(data.output, final)}, ${partial}`;
  const type = final.names.isFree('BamlFunction') ? 'BamlFunction' : 'BamlFunction_';
  return [
    `${printDocComment(input.documentation.get(name)?.text)}export const ${name}: ${type}<${signature}> =`,
    `  /* @__PURE__ */ defineFunction(program, ${printLiteral({ ...data }, 40).replaceAll('\n', '\n  ')});`,
  ].join('\n');
}

/** The parameters as a labelled tuple; a nullable one may be left out unless a required one follows. */
function printParameters(params: Readonly<Record<string, FieldType>>, context: TypeContext): string {
  const entries = Object.entries(params);
  const lastRequired = entries.map(([, type]) => isNullable(type, context.program)).lastIndexOf(false);
  const labels = entries.map(([name, type], index) => {
    const label = RESERVED_WORDS.has(name) ? `${name}_` : name;
    if (index > lastRequired) return `${label}?: ${printNullable(type, context)}`;
    if (!isNullable(type, context.program)) return `${label}: ${printType(type, context)}`;
    return `${label}: ${printNullable(type, context)} | undefined`;
  });
  return `[${labels.join(', ')}]`;
}
