import { BamlAbortError, BamlClientHttpError, type BamlError, BamlInvalidArgumentError, BamlTimeoutError, isBamlError } from 'outcrop';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';

/** Statuses of failures before or instead of an answer of the model: nothing reached, nobody known, nothing allowed. */
const SURROUNDINGS: readonly number[] = [2, 401, 403];

/** Turns a failed call into what the command tells; anything else passes unchanged. `argumentHelp` is for arguments that do not fit. */
export function toCommandError(error: unknown, argumentHelp?: string): unknown {
  if (!isBamlError(error)) return error;
  const { help = isAboutArguments(error) ? argumentHelp : undefined } = error;
  const message = help === undefined ? error.message : error.message.replace(`\n${help}`, '');
  return new CommandError(message, { ...(help === undefined ? {} : { advice: help }), exitCode: exitCodeOf(error), cause: error });
}

/** The same class tells of clients that cannot be used, always by their names. */
function isAboutArguments(error: BamlError): boolean {
  return error instanceof BamlInvalidArgumentError && !/\bclient "/.test(error.message);
}

function exitCodeOf(error: BamlError): ExitCode {
  if (error instanceof BamlAbortError) return EXIT.interrupted;
  if (error instanceof BamlTimeoutError || !(error instanceof BamlClientHttpError)) return EXIT.problems;
  return SURROUNDINGS.includes(error.status_code) ? EXIT.surroundings : EXIT.problems;
}
