import { BamlClientError } from './baml-client-error.ts';
import type { BamlErrorDetails } from './baml-error.ts';

export interface BamlClientHttpErrorDetails extends BamlErrorDetails {
  readonly client_name: string;
  /** The HTTP status; 2 for network failures and malformed answers. */
  readonly status_code: number;
  /** Text of the answer's body. */
  readonly raw_response?: string | undefined;
  /** How long the service asks to wait, in milliseconds. */
  readonly retry_after_ms?: number | undefined;
  /** Status that the model's own server gave, behind a `ModelStreamErrorException` or `ModelErrorException`. */
  readonly original_status_code?: number | undefined;
  readonly resource_name?: string | undefined;
}

/** The service refused the request, could not be reached, or gave an answer that cannot be read. */
export class BamlClientHttpError extends BamlClientError {
  /** @internal */
  static override readonly className: string = 'BamlClientHttpError';
  declare readonly client_name: string;
  declare readonly status_code: number;
  declare readonly raw_response?: string;
  declare readonly retry_after_ms?: number;
  declare readonly original_status_code?: number;
  declare readonly resource_name?: string;

  constructor(details: BamlClientHttpErrorDetails) {
    super(details);
  }
}
