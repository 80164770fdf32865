import type { BamlAbortError } from './baml-abort-error.ts';
import type { BamlClientFinishReasonError } from './baml-client-finish-reason-error.ts';
import type { BamlClientHttpError } from './baml-client-http-error.ts';
import { BamlError } from './baml-error.ts';
import type { BamlInvalidArgumentError } from './baml-invalid-argument-error.ts';
import type { BamlTimeoutError } from './baml-timeout-error.ts';
import type { BamlValidationError } from './baml-validation-error.ts';

/** Every error that a call can end with, as one union. */
export type BamlErrors =
  | BamlValidationError
  | BamlClientFinishReasonError
  | BamlInvalidArgumentError
  | BamlAbortError
  | BamlClientHttpError
  | BamlTimeoutError;

/** Tells whether a caught value is one of Outcrop's errors. */
export function isBamlError(value: unknown): value is BamlErrors {
  return value instanceof BamlError;
}

/** Returns errors unchanged and wraps anything else in an `Error`. Kept for existing code: calls already throw typed errors. */
export function toBamlError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}
