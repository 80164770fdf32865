import type { WireReply } from '../server/wire.ts';
import { escapeXml } from './escape-xml.ts';

/** Status of each error the service and its gateway answer with. */
const STATUS = new Map<string, number>([
  ['AccessDeniedException', 403],
  ['UnrecognizedClientException', 403],
  ['MissingAuthenticationTokenException', 403],
  ['IncompleteSignatureException', 400],
  ['InvalidSignatureException', 403],
  ['ExpiredTokenException', 403],
  ['ValidationException', 400],
  ['ServiceQuotaExceededException', 400],
  ['ConflictException', 400],
  ['ResourceNotFoundException', 404],
  ['UnknownOperationException', 404],
  ['ModelTimeoutException', 408],
  ['ModelErrorException', 424],
  ['ModelStreamErrorException', 424],
  ['ThrottlingException', 429],
  ['ModelNotReadyException', 429],
  ['InternalServerException', 500],
  ['ServiceUnavailableException', 503],
]);

const DEFAULT_MESSAGES = new Map<string, string>([
  ['ThrottlingException', 'Too many requests, please wait before trying again.'],
  ['ServiceUnavailableException', 'Bedrock is unable to process your request.'],
  ['InternalServerException', 'The system encountered an unexpected error during processing. Try your request again.'],
  ['ModelNotReadyException', 'Model is not ready for inference. Please wait and try your request again.'],
  ['ModelTimeoutException', 'The model took too long to answer.'],
]);

/** What an {@link AwsError} may carry besides name and message. */
export interface AwsErrorDetails {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the body, `originalStatusCode` for example. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** An error in the service's own form: a name, a status and a message. */
export class AwsError extends Error {
  override readonly name: string;
  readonly status: number;
  readonly details: AwsErrorDetails;

  constructor(name: string, message?: string, details: AwsErrorDetails = {}) {
    super(message ?? DEFAULT_MESSAGES.get(name) ?? `${name} (asked for)`);
    this.name = name;
    this.status = details.status ?? STATUS.get(name) ?? 400;
    this.details = details;
  }
}

/** Builds a 400 `ValidationException`. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/**
 * Writes an error as its service does. Wire: Bedrock puts the name into `x-amzn-errortype` and the text into the body's `message`; STS and
 * S3 answer in XML.
 */
export function replyWithError(error: AwsError, service: 'bedrock' | 'sts' | 's3' = 'bedrock'): WireReply {
  const isJson = service === 'bedrock';
  const type = isJson ? { 'content-type': 'application/json', 'x-amzn-errortype': error.name } : { 'content-type': 'text/xml' };
  const body = isJson ? JSON.stringify({ message: error.message, ...error.details.members }) : xmlOf(error, service);
  return { status: error.status, headers: { ...type, ...error.details.headers }, body: new TextEncoder().encode(body) };
}

function xmlOf(error: AwsError, service: 'sts' | 's3'): string {
  // Wire: STS names its errors without the suffix of the JSON services.
  const details = `<Code>${error.name.replace(/Exception$/, '')}</Code><Message>${escapeXml(error.message)}</Message>`;
  return service === 's3' ? `<Error>${details}</Error>` : `<ErrorResponse><Error><Type>Sender</Type>${details}</Error></ErrorResponse>`;
}
