import { withDetails } from '../errors/error-details.ts';
import { BamlClientFinishReasonError, BamlClientHttpError, BamlError, BamlValidationError, type FailedAttempt } from '../errors/index.ts';
import { statusWord } from '../observability/index.ts';
import { abortError } from './abort.ts';
import { type CallOrigin, placeError } from './call-origin.ts';

/** What is known about a call that failed. */
export interface FailedCall {
  readonly functionName: string;
  readonly origin: CallOrigin;
  readonly signal?: AbortSignal | undefined;
  /** Oldest first. */
  readonly attempts?: readonly FailedAttempt[];
}

/**
 * Gives the error that a call ends with: the function's name, all attempts that failed on the way, and a stack that begins with the caller.
 * What is not one of Outcrop's errors passes through, unless the caller ended the call.
 */
export function failCall(error: unknown, { functionName, origin, signal, attempts = [] }: FailedCall): unknown {
  if (!(error instanceof BamlError)) {
    return signal?.aborted === true ? failCall(abortError(signal), { functionName, origin, attempts }) : error;
  }
  const history =
    attempts.length === 0 ? {} : { attempts, ...(isAboutText(error) ? {} : { detailed_message: describeAttempts(attempts) }) };
  return placeError(withDetails(error, { function_name: functionName, ...history }), origin);
}

/** These errors tell about the model's text, in more detail than the history of attempts could. */
function isAboutText(error: BamlError): boolean {
  return error instanceof BamlValidationError || error instanceof BamlClientFinishReasonError;
}

function describeAttempts(attempts: readonly FailedAttempt[]): string {
  if (attempts.length === 1) return attempts.map(describeAttempt).join('');
  const entries = attempts.map((attempt, index) => `  ${index}: ${describeAttempt(attempt).replaceAll('\n', '\n     ')}`);
  return [`${attempts.length} failed attempts:`, ...entries].join('\n');
}

function describeAttempt({ client_name, error }: FailedAttempt): string {
  const status = error instanceof BamlClientHttpError ? `${statusWord(error.status_code)}: ` : '';
  const client = `client "${client_name}"`;
  return `${client}: ${status}${withoutSubject(error.message, client)}`;
}

/** Messages mostly begin with the client that they are about. */
function withoutSubject(message: string, subject: string): string {
  const isAbout = message.slice(0, subject.length).toLowerCase() === subject.toLowerCase();
  return isAbout ? message.slice(subject.length).replace(/^:? /, '') : message;
}
