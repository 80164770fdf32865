/** What is known about one of the service's failures. */
export interface ErrorRule {
  readonly status: number;
  /** Whether the same request may succeed when it is sent again, as long as no part of the answer has been handed out. */
  readonly retryable: boolean;
  /** Key of the advice, when the name alone decides it. */
  readonly advice?: string;
}

/** By the service's name of the failure. Names of exceptions in event streams are spelled like these, with a capital letter. */
export const ERROR_TABLE: ReadonlyMap<string, ErrorRule> = new Map(
  Object.entries({
    AccessDeniedException: { status: 403, retryable: false },
    UnrecognizedClientException: { status: 403, retryable: false, advice: 'credentials_invalid' },
    InvalidClientTokenId: { status: 403, retryable: false, advice: 'credentials_invalid' },
    MissingAuthenticationToken: { status: 403, retryable: false, advice: 'credentials_invalid' },
    MissingAuthenticationTokenException: { status: 403, retryable: false, advice: 'credentials_invalid' },
    IncompleteSignature: { status: 400, retryable: false, advice: 'signature' },
    IncompleteSignatureException: { status: 400, retryable: false, advice: 'signature' },
    ExpiredTokenException: { status: 403, retryable: false, advice: 'credentials_expired' },
    ExpiredToken: { status: 403, retryable: false, advice: 'credentials_expired' },
    InvalidSignatureException: { status: 403, retryable: false, advice: 'signature' },
    SignatureDoesNotMatch: { status: 403, retryable: false, advice: 'signature' },
    RequestTimeTooSkewed: { status: 403, retryable: true, advice: 'clock_skew' },
    RequestExpired: { status: 403, retryable: true, advice: 'clock_skew' },
    ValidationException: { status: 400, retryable: false, advice: 'validation' },
    ServiceQuotaExceededException: { status: 400, retryable: false, advice: 'quota' },
    ConflictException: { status: 400, retryable: false },
    ResourceNotFoundException: { status: 404, retryable: false, advice: 'not_found' },
    ModelTimeoutException: { status: 408, retryable: false, advice: 'model_timeout' },
    ModelErrorException: { status: 424, retryable: false, advice: 'model_error' },
    ModelStreamErrorException: { status: 424, retryable: true, advice: 'model_error' },
    ThrottlingException: { status: 429, retryable: true, advice: 'throttled' },
    TooManyRequestsException: { status: 429, retryable: true, advice: 'throttled' },
    ModelNotReadyException: { status: 429, retryable: true, advice: 'model_not_ready' },
    InternalServerException: { status: 500, retryable: true, advice: 'service_error' },
    ServiceUnavailableException: { status: 503, retryable: true, advice: 'service_unavailable' },
    // Not the service's words: the stream ended too early, or was not an event stream.
    StreamTruncated: { status: 2, retryable: true },
    StreamCorrupt: { status: 2, retryable: true },
  } satisfies Record<string, ErrorRule>),
);

/** For answers that name no failure: pages of gateways and proxies. */
export const STATUS_TABLE: ReadonlyMap<number, ErrorRule> = new Map([
  [413, { status: 413, retryable: false, advice: 'request_too_large' }],
  [429, { status: 429, retryable: true, advice: 'throttled' }],
  [500, { status: 500, retryable: true, advice: 'service_error' }],
  [502, { status: 502, retryable: true, advice: 'gateway' }],
  [503, { status: 503, retryable: true, advice: 'service_unavailable' }],
  [504, { status: 504, retryable: true, advice: 'gateway' }],
]);
