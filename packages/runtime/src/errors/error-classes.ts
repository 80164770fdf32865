import { BamlAbortError } from './baml-abort-error.ts';
import { BamlClientError } from './baml-client-error.ts';
import { BamlClientFinishReasonError } from './baml-client-finish-reason-error.ts';
import { BamlClientHttpError } from './baml-client-http-error.ts';
import { BamlError } from './baml-error.ts';
import { BamlInvalidArgumentError } from './baml-invalid-argument-error.ts';
import { BamlTimeoutError } from './baml-timeout-error.ts';
import { BamlValidationError } from './baml-validation-error.ts';
import { GuardrailIntervenedError } from './guardrail-intervened-error.ts';

/** A class as whoever rebuilds its errors from data sees it: it takes back the details that its instances give. */
export type ErrorClass = new (details: never) => BamlError;

/** All classes of errors, by the name that their instances carry to other threads and machines. */
export const ERROR_CLASSES: ReadonlyMap<string, ErrorClass> = new Map<string, ErrorClass>([
  ['BamlAbortError', BamlAbortError],
  ['BamlClientError', BamlClientError],
  ['BamlClientFinishReasonError', BamlClientFinishReasonError],
  ['BamlClientHttpError', BamlClientHttpError],
  ['BamlError', BamlError],
  ['BamlInvalidArgumentError', BamlInvalidArgumentError],
  ['BamlTimeoutError', BamlTimeoutError],
  ['BamlValidationError', BamlValidationError],
  ['GuardrailIntervenedError', GuardrailIntervenedError],
]);
