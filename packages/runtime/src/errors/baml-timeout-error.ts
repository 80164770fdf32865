import { BamlClientHttpError, type BamlClientHttpErrorDetails } from './baml-client-http-error.ts';

/** Which clock ran out: an option of the client's `http` block, or `timeoutMs` of the call (`total`). */
export type TimeoutType = 'connect' | 'time_to_first_token' | 'idle' | 'request' | 'total';

export interface BamlTimeoutErrorDetails extends Omit<BamlClientHttpErrorDetails, 'status_code'> {
  readonly timeout_type: TimeoutType;
  readonly configured_value_ms: number;
  readonly elapsed_ms: number;
}

/** A time limit ran out. `status_code` is 408. */
export class BamlTimeoutError extends BamlClientHttpError {
  /** @internal */
  static override readonly className: string = 'BamlTimeoutError';
  /** The clock that ran out. */
  declare readonly timeout_type: TimeoutType;
  /** The limit, in milliseconds. */
  declare readonly configured_value_ms: number;
  /** What had passed, in milliseconds. */
  declare readonly elapsed_ms: number;

  constructor(details: BamlTimeoutErrorDetails) {
    super({ retryable: true, ...details, status_code: 408 });
  }
}
