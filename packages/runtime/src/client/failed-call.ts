import { BamlClientFinishReasonError, BamlClientHttpError, BamlError, BamlValidationError, type FailedAttempt } from '../errors/index.ts';
import { statusWord } from '../observability/index.ts';

/** Completes the error that a call ends with: the function's name, and all attempts that failed on the way. */
export function completeError(error: unknown, function_name: string, attempts: readonly FailedAttempt[] = []): unknown {
  if (!(error instanceof BamlError)) return error;
  if (attempts.length === 0) return error.withDetails({ function_name });
  // These two tell about the model's text, in more detail than the history of attempts could.
  const isAboutText = error instanceof BamlValidationError || error instanceof BamlClientFinishReasonError;
  return error.withDetails({ function_name, attempts, ...(isAboutText ? {} : { detailed_message: describeAttempts(attempts) }) });
}

function describeAttempts(attempts: readonly FailedAttempt[]): string {
  if (attempts.length === 1) return attempts.map(describeAttempt).join('');
  const entries = attempts.map((attempt, index) => `  ${index}: ${describeAttempt(attempt).replaceAll('\n', '\n     ')}`);
  return [`${attempts.length} failed attempts:`, ...entries].join('\n');
}

function describeAttempt({ client_name, error }: FailedAttempt): string {
  const status = error instanceof BamlClientHttpError ? `${statusWord(error.status_code)}: ` : '';
  return `client "${client_name}": ${status}${error.message}`;
}
