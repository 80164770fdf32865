// Takes: what went wrong, as details. Gives: the error classes that calls throw, one per kind of failure.
// Never: imports of another folder, credentials or whole prompts in a message, or an error without its details as fields.
export { BamlAbortError, type BamlAbortErrorDetails } from './baml-abort-error.ts';
export { BamlClientError } from './baml-client-error.ts';
export { BamlClientFinishReasonError, type BamlClientFinishReasonErrorDetails } from './baml-client-finish-reason-error.ts';
export { BamlClientHttpError, type BamlClientHttpErrorDetails } from './baml-client-http-error.ts';
export { BamlError, type BamlErrorDetails, type FailedAttempt } from './baml-error.ts';
export { BamlInvalidArgumentError } from './baml-invalid-argument-error.ts';
export { BamlTimeoutError, type BamlTimeoutErrorDetails, type TimeoutType } from './baml-timeout-error.ts';
export { BamlValidationError, type BamlValidationErrorDetails } from './baml-validation-error.ts';
export { detailsOf } from './error-details.ts';
export { GuardrailIntervenedError, type GuardrailIntervenedErrorDetails } from './guardrail-intervened-error.ts';
export { type BamlErrors, isBamlError, toBamlError } from './is-baml-error.ts';
