import { INVOKE_FORMATS, type InvokeFormat } from '../../program/index.ts';
import { type BuildContext, buildError } from '../converse/build-context.ts';
import { parseModelArn } from '../model/model-id.ts';

/**
 * The Invoke format to call with; undefined when the request goes to Converse. Families that Converse does not offer are invoked without
 * being asked to.
 */
export function chooseInvokeFormat(context: BuildContext): InvokeFormat | undefined {
  const { facts, options } = context;
  const isImported = parseModelArn(options.inference_profile ?? options.model ?? '')?.resource === 'imported-model';
  if (isImported && options.route !== 'invoke') throw buildError(context, 'imported models need route "invoke" and an invoke_format');
  const route = options.route ?? (facts?.converse === false && isFormat(facts.invoke) ? 'invoke' : 'converse');
  if (route !== 'invoke') return undefined;
  const format = options.invoke_format ?? facts?.invoke;
  if (isFormat(format)) return format;
  throw buildError(context, `nothing is known about the Invoke body of ${options.model ?? 'the model'}: set invoke_format`);
}

function isFormat(format: string | undefined): format is InvokeFormat {
  return (INVOKE_FORMATS as readonly (string | undefined)[]).includes(format);
}
