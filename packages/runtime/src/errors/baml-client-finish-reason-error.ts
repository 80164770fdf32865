import { BamlError, type BamlErrorDetails } from './baml-error.ts';

export interface BamlClientFinishReasonErrorDetails extends BamlErrorDetails {
  readonly prompt: string;
  readonly raw_output: string;
  readonly finish_reason?: string | undefined;
}

/** The model stopped for a reason that the client does not allow. */
export class BamlClientFinishReasonError extends BamlError {
  /** @internal */
  static override readonly className: string = 'BamlClientFinishReasonError';
  /** The rendered chat as text, media left out. */
  declare readonly prompt: string;
  /** The model's text. */
  declare readonly raw_output: string;
  /** The service's word, such as `max_tokens`. */
  declare readonly finish_reason?: string;

  constructor(details: BamlClientFinishReasonErrorDetails) {
    super(details);
  }
}
