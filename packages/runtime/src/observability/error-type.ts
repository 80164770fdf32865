import { BamlClientFinishReasonError, BamlError, BamlValidationError } from '../errors/index.ts';

/** Names a failure in few words, always the same for the same cause: the service's word, else the name of the class. */
export function errorType(error: unknown): string {
  if (error instanceof BamlError && error.error_type !== undefined) return error.error_type;
  return error instanceof Error ? error.name : '_OTHER';
}

/** The message of a failure, unless it may quote what the model wrote. */
export function publicMessage(error: unknown): string | undefined {
  if (error instanceof BamlValidationError || error instanceof BamlClientFinishReasonError) return undefined;
  return error instanceof Error ? error.message : String(error);
}
