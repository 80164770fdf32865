import type { InvokeFormat } from '../../program/index.ts';
import { type BuildContext, doesNotTake, leaveOut } from '../converse/build-context.ts';
import type { ConverseBody } from '../converse/converse-wire.ts';

/** Members of a Converse body that only some formats have a place for. */
const MEMBERS: readonly (readonly [option: string, isSet: (body: ConverseBody) => boolean, formats: readonly InvokeFormat[]])[] = [
  ['tools', ({ toolConfig }) => toolConfig !== undefined, ['anthropic-messages', 'nova', 'openai-chat']],
  ['system tools', ({ toolConfig }) => toolConfig?.tools.some(({ systemTool }) => systemTool !== undefined) === true, ['nova']],
  ['output_mode "native"', ({ outputConfig }) => outputConfig?.textFormat !== undefined, ['anthropic-messages', 'openai-chat', 'pegasus']],
  ['output_config', ({ outputConfig }) => outputConfig?.effort !== undefined, ['anthropic-messages']],
  ['additional_model_response_field_paths', (body) => body.additionalModelResponseFieldPaths !== undefined, []],
];

/** Refuses what a format has no place for, or warns that it is left out. */
export function leaveOutMembers(context: BuildContext, format: InvokeFormat, body: ConverseBody): void {
  for (const [option, isSet, formats] of MEMBERS) {
    if (isSet(body) && !formats.includes(format)) leaveOut(context, `${doesNotTake(context, option)} with route "invoke"`);
  }
}
