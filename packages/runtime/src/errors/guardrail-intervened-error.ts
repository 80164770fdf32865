import { BamlValidationError, type BamlValidationErrorDetails } from './baml-validation-error.ts';

export interface GuardrailIntervenedErrorDetails extends BamlValidationErrorDetails {
  /** What the guardrail acted on, such as `topic:investments`. */
  readonly findings?: readonly string[] | undefined;
}

/**
 * A guardrail put its own text in place of the model's, and that does not fit the type. A `BamlValidationError` too, for code that knows only
 * that.
 */
export class GuardrailIntervenedError extends BamlValidationError {
  /** @internal */
  static override readonly className: string = 'GuardrailIntervenedError';
  /** What the guardrail acted on, such as `topic:investments`. */
  declare readonly findings?: readonly string[];

  constructor(details: GuardrailIntervenedErrorDetails) {
    super(details);
  }
}
