import {
  BamlAbortError,
  BamlClientError,
  BamlClientFinishReasonError,
  BamlClientHttpError,
  BamlError,
  type BamlErrorDetails,
  BamlInvalidArgumentError,
  BamlTimeoutError,
  BamlValidationError,
} from '../../errors/index.ts';
import type { ErrorData } from './messages.ts';

type ErrorClass = new (details: BamlErrorDetails) => BamlError;

/** The classes by the name that their instances carry. Each takes back the details that it gave. */
const CLASSES = {
  BamlAbortError,
  BamlClientError,
  BamlClientFinishReasonError,
  BamlClientHttpError,
  BamlError,
  BamlInvalidArgumentError,
  BamlTimeoutError,
  BamlValidationError,
} as unknown as Readonly<Record<string, ErrorClass>>;

/** Turns an error into data that can be cloned. The cause stays behind. */
export function encodeError(error: unknown): ErrorData {
  if (!(error instanceof BamlError)) return { name: 'Error', message: error instanceof Error ? error.message : String(error), details: {} };
  const { cause: _cause, message, attempts = [], ...details } = error.toDetails();
  const encoded = attempts.map((attempt) => ({ ...attempt, error: encodeError(attempt.error) }));
  return { name: error.name, message, details: { ...details, attempts: encoded } };
}

/** Turns data into the error that it came from. */
export function decodeError({ name, message, details }: ErrorData): Error {
  const errorClass = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
  if (errorClass === undefined) return new Error(message);
  const attempts = (details.attempts as readonly { client_name: string; error: ErrorData }[]).map(({ client_name, error }) => ({
    client_name,
    error: decodeError(error) as BamlError,
  }));
  return new errorClass({ ...details, message, attempts });
}
