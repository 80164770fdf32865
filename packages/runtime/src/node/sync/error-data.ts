import { ERROR_CLASSES } from '../../errors/error-classes.ts';
import { BamlError, detailsOf, type FailedAttempt } from '../../errors/index.ts';
import type { ErrorData } from './messages.ts';

/** How far causes of causes are followed. */
const MAX_DEPTH = 8;

/** Turns whatever was thrown into data. */
export function encodeError(thrown: unknown): ErrorData {
  return encode(thrown, 0);
}

function encode(thrown: unknown, depth: number): ErrorData {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { name, stack } = error;
  const cause = error.cause instanceof Error && depth < MAX_DEPTH ? encode(error.cause, depth + 1) : undefined;
  if (!(error instanceof BamlError)) return { name, message: error.message, stack, details: codeOf(error), attempts: [], cause };
  const { message, cause: _cause, attempts = [], ...details } = detailsOf(error);
  const encoded = attempts.map(({ client_name, error: failure }) => ({ client_name, error: encode(failure, depth + 1) }));
  return { name, message, stack, details, attempts: encoded, cause };
}

/** The `code` of system errors, such as `ECONNREFUSED`. */
function codeOf(error: Error): { readonly code?: string } {
  return 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
}

/** Turns data into an error like the one that it came from, of the same class. */
export function decodeError({ name, message, stack, details, attempts, cause }: ErrorData): Error {
  const options = cause === undefined ? {} : { cause: decodeError(cause) };
  const BamlClass = ERROR_CLASSES.get(name);
  const error =
    BamlClass === undefined
      ? Object.assign(new Error(message, options), details, { name })
      : new BamlClass({ ...details, ...options, message, attempts: attempts.map(decodeAttempt) } as never);
  if (stack !== undefined) error.stack = stack;
  return error;
}

function decodeAttempt({ client_name, error }: ErrorData['attempts'][number]): FailedAttempt {
  return { client_name, error: decodeError(error) as BamlError };
}
