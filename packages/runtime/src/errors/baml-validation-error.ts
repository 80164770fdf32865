import { BamlError, type BamlErrorDetails } from './baml-error.ts';

export interface BamlValidationErrorDetails extends BamlErrorDetails {
  readonly prompt: string;
  readonly raw_output: string;
}

/** The model's text does not fit the type, or an `@assert` failed. */
export class BamlValidationError extends BamlError {
  /** @internal */
  static override readonly className: string = 'BamlValidationError';
  /** The rendered chat as text, media left out. Empty when only text was parsed. */
  declare readonly prompt: string;
  /** The model's text. */
  declare readonly raw_output: string;

  constructor(details: BamlValidationErrorDetails) {
    super(details);
  }
}
