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
  /** The resource that the service names in its refusal. */
  readonly resource_name?: string | undefined;
}

/** The service refused the request, could not be reached, or gave an answer that cannot be read. */
export class BamlClientHttpError extends BamlClientError {
  /** @internal */
  static override readonly className: string = 'BamlClientHttpError';
  /** Name of the client whose attempt failed. */
  declare readonly client_name: string;
  /** The HTTP status; 2 for network failures and malformed answers, 408 for timeouts. */
  declare readonly status_code: number;
  /** Text of the answer's body. */
  declare readonly raw_response?: string;
  /** How long the service asks to wait, in milliseconds. */
  declare readonly retry_after_ms?: number;
  /** Status that the model's own server gave, behind a `ModelStreamErrorException` or `ModelErrorException`. */
  declare readonly original_status_code?: number;
  /** The resource that the service names in its refusal. */
  declare readonly resource_name?: string;

  constructor(details: BamlClientHttpErrorDetails) {
    super(details);
  }
}
