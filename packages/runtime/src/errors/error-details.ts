import type { BamlError, BamlErrorDetails } from './baml-error.ts';

/** Gives what an error was made of. */
export function detailsOf(error: BamlError): BamlErrorDetails {
  const { message, function_name, help, attempts, detailed_message, cause } = error;
  const start = function_name === undefined ? 0 : `Function ${function_name}: `.length;
  const end = message.length - (help === undefined ? 0 : `\n${help}`.length);
  const detailed = detailed_message === message ? {} : { detailed_message };
  return { ...(error as BamlErrorDetails), help, attempts, ...detailed, message: message.slice(start, end), cause };
}

/** Gives the same error with more details: what an outer layer knows, such as the function's name. */
export function withDetails<Failure extends BamlError>(error: Failure, more: Partial<Failure>): Failure {
  const SameClass = error.constructor as new (details: BamlErrorDetails) => Failure;
  const copy = new SameClass({ ...detailsOf(error), ...more });
  if (error.stack !== undefined) copy.stack = error.stack.replace(error.message, () => copy.message);
  return copy;
}
