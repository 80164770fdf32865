import type { EmitInput } from './emit-input.ts';
import { joinFile, printDocComment, printTypeArguments } from './generated-text.ts';
import { printTypeImports } from './react-imports.ts';
import { sortedEntries, TypeNames } from './type-names.ts';
import { printPartialResult, printType, type TypeContext } from './typescript-type.ts';

/** Writes `react/hooks.tsx`: one hook per function, and the types of what hooks take and give by the function's name. */
export function emitReactHooks(input: EmitInput): string {
  const { program, runtimeModule, importEnding } = input;
  const names = new TypeNames([]);
  const context: TypeContext = { program, names, final: 'types.' };
  const hooks = sortedEntries(program.functions).map(([name, { output }]) => {
    const partial = printPartialResult(output, { ...context, partial: 'partial_types.' });
    const args = [`Parameters<typeof actions.${name}>`, partial, printType(output, context)];
    return [
      `${printDocComment(input.documentation.get(name)?.text)}${printTypeArguments(`export const use${name}: Hook`, args)} =`,
      `  /* @__PURE__ */ createHook(actions.${name}, streaming.${name});`,
    ].join('\n');
  });
  const hookImports = [
    ...(hooks.length === 0 ? [] : ['createHook', 'type Hook']),
    'type HookInput as Input',
    'type HookOptions',
    'type HookOutput as Output',
  ];
  return joinFile(
    [
      [
        `import {\n${hookImports.map((name) => `  ${name},\n`).join('')}} from '${runtimeModule}/react';`,
        ...printTypeImports(names, input),
        `import ${hooks.length === 0 ? 'type ' : ''}* as actions from './server${importEnding}';`,
        ...(hooks.length === 0 ? [] : [`import * as streaming from './server_streaming${importEnding}';`]),
        `import type { StreamingServerTypes } from './server_streaming_types${importEnding}';`,
      ].join('\n'),
      `export type { HookStatus } from '${runtimeModule}/react';`,
      TYPES,
      ...hooks,
    ],
    'use client',
  );
}

const TYPES = `type Actions = typeof actions;
type Streaming = { stream?: true };

/** The functions that have a hook. */
export type FunctionNames = keyof Actions;

/** What the hook of a function takes. */
export type HookInput<Name extends FunctionNames = FunctionNames, Options extends HookOptions = Streaming> = Input<
  StreamingServerTypes[Name],
  Awaited<ReturnType<Actions[Name]>>,
  Options
>;

/** What the hook of a function gives. */
export type HookOutput<Name extends FunctionNames = FunctionNames, Options extends HookOptions = Streaming> = Output<
  Parameters<Actions[Name]>,
  StreamingServerTypes[Name],
  Awaited<ReturnType<Actions[Name]>>,
  Options
>;

/** What the hook of a function shows. */
export type HookData<Name extends FunctionNames, Options extends HookOptions = Streaming> = NonNullable<
  HookOutput<Name, Options>['data']
>;`;

/** Writes `react/server_streaming_types.ts`: what the stream of each function holds. */
export function emitStreamingServerTypes(input: EmitInput): string {
  const { program } = input;
  const names = new TypeNames([]);
  const context: TypeContext = { program, names, final: 'types.', partial: 'partial_types.' };
  const members = sortedEntries(program.functions).map(([name, { output }]) => `  ${name}: ${printPartialResult(output, context)};\n`);
  return joinFile([
    printTypeImports(names, input).join('\n'),
    members.length === 0
      ? 'export type StreamingServerTypes = Record<never, never>;'
      : `/** The partial values of each function. */\nexport type StreamingServerTypes = {\n${members.join('')}};`,
  ]);
}

/** Writes `react/media.ts`: what code in browsers makes arguments of. */
export function emitReactMedia({ runtimeModule }: EmitInput): string {
  return joinFile([`export { Audio, Image, Pdf, Video } from '${runtimeModule}/browser';`]);
}
