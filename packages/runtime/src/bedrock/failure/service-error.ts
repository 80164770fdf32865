import { BamlClientHttpError } from '../../errors/index.ts';
import { type AdviceFacts, adviceKey, adviceText } from './advice.ts';
import { ERROR_TABLE, type ErrorRule, STATUS_TABLE } from './error-table.ts';
import { redact } from './redact.ts';
import type { ServiceFailure } from './service-failure.ts';

/** The request that failed, for messages and advice. */
export interface FailedRequest {
  readonly client: string;
  readonly model: string;
  readonly region: string;
  /** Where the credentials came from, in words. */
  readonly authSource: string;
  /** What no error may show. */
  readonly secrets: readonly (string | undefined)[];
  readonly profile: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Makes the error that a call rejects with. */
export function serviceError(received: ServiceFailure, request: FailedRequest): BamlClientHttpError {
  const failure = cleaned(received, request.secrets);
  const { name, headers, details = {}, partialText } = failure;
  const rule = ruleOf(failure);
  const status = failure.status ?? rule?.status ?? 2;
  const advice = adviceKey(name, failure.message, rule?.advice);
  const requestId = headers['x-amzn-requestid'];
  return new BamlClientHttpError({
    message: headline(failure, request, status, requestId),
    client_name: request.client,
    model: request.model,
    status_code: status,
    error_type: name,
    request_id: requestId,
    retryable: (rule?.retryable === true || advice === 'clock_skew') && failure.hasOutput !== true,
    advice,
    help: adviceText(advice, adviceFacts(failure, request)),
    raw_response: failure.raw,
    retry_after_ms: retryAfterMs(headers),
    original_status_code: typeof details.originalStatusCode === 'number' ? details.originalStatusCode : undefined,
    resource_name: typeof details.resourceName === 'string' ? details.resourceName : undefined,
    partialText,
  });
}

function cleaned(failure: ServiceFailure, secrets: FailedRequest['secrets']): ServiceFailure {
  const { message, raw } = failure;
  return { ...failure, message: redact(message, secrets), ...(raw === undefined ? {} : { raw: redact(raw, secrets) }) };
}

function ruleOf(failure: ServiceFailure): ErrorRule | undefined {
  const named = failure.name === undefined ? undefined : ERROR_TABLE.get(failure.name);
  return named ?? (failure.status === undefined ? undefined : STATUS_TABLE.get(failure.status));
}

function headline(failure: ServiceFailure, request: FailedRequest, status: number, requestId: string | undefined): string {
  const reason = [failure.name, failure.message].filter((text) => text !== undefined && text !== '').join(': ');
  const id = requestId === undefined ? '' : ` (request ${requestId})`;
  const verb = failure.partialText === undefined ? 'was refused by Amazon Bedrock' : 'lost the stream from Amazon Bedrock';
  return `client "${request.client}" ${verb}: ${status}${reason === '' ? '' : ` ${reason}`}${id}`;
}

function adviceFacts(failure: ServiceFailure, request: FailedRequest): AdviceFacts {
  const serverTime = Date.parse(failure.headers.date ?? '');
  const clockErrorSeconds = Number.isNaN(serverTime) ? undefined : Math.round(Math.abs(serverTime - request.now) / 1000);
  const { model, region, authSource, profile } = request;
  return { message: failure.message, model, region, authSource, profile, clockErrorSeconds };
}

/** `x-amz-retry-after` is in milliseconds, `retry-after` in seconds or a date. */
function retryAfterMs(headers: Readonly<Record<string, string>>): number | undefined {
  const own = Number(headers['x-amz-retry-after'] ?? Number.NaN);
  if (Number.isFinite(own)) return own;
  const text = headers['retry-after'];
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const wait = Date.parse(text) - Date.parse(headers.date ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
