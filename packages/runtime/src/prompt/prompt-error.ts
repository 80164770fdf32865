import { BamlError } from '../errors/index.ts';
import { TemplateError } from '../template/index.ts';

/** A prompt that Amazon Bedrock would refuse. The message names the place in the prompt. */
export class RefusedPrompt extends Error {}

/** Turns what rendering throws into a `BamlError` that names the function and the line; anything else stays as it is. */
export function toPromptError(error: unknown, fn: string): unknown {
  if (error instanceof RefusedPrompt) return new BamlError({ message: error.message, function_name: fn, cause: error });
  if (!(error instanceof TemplateError)) return error;
  const template = error.template === undefined || error.template === fn ? 'the prompt' : `template_string ${error.template}`;
  const line = error.line === undefined ? '' : `, line ${error.line}`;
  return new BamlError({ message: `${template}${line}: ${error.message}`, function_name: fn, cause: error });
}
