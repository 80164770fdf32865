import type { InvokeFormat } from '../../program/index.ts';
import type { BuildContext } from '../converse/build-context.ts';
import type { ConverseInput } from '../converse/converse-wire.ts';
import { invokeBody } from './invoke-body.ts';
import { invokeHeaders } from './invoke-headers.ts';

/** Turns a Converse input into a call of the Invoke operation. */
export function buildInvoke(context: BuildContext, format: InvokeFormat, input: ConverseInput): ConverseInput {
  return { ...input, invoke: { format, headers: invokeHeaders(input.body), body: invokeBody(context, format, input.body) } };
}
