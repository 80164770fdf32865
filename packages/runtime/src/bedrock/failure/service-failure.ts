import { type JsonObject, parseJsonObject } from '../json.ts';

/** A failure in the service's terms: an HTTP answer, or an exception inside an event stream. */
export interface ServiceFailure {
  /** `ThrottlingException`; undefined when the answer names none. */
  readonly name: string | undefined;
  readonly message: string;
  /** HTTP status; undefined inside a stream, where the name decides. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Body of the answer as text. */
  readonly raw?: string;
  /** Further members of the exception: `originalStatusCode`, `resourceName`. */
  readonly details?: JsonObject;
  /** Text handed out before a stream broke; undefined outside streams. */
  readonly partialText?: string;
  /** Some part of the answer was handed out already, so the request cannot be repeated unseen. */
  readonly hasOutput?: boolean;
}

/** Reads the failure out of an HTTP answer with an error status. */
export function failureOfAnswer(status: number, headers: Readonly<Record<string, string>>, raw: string): ServiceFailure {
  const body = parseJsonObject(raw) ?? {};
  const typeHeader = headers['x-amzn-errortype']?.split(':', 1)[0];
  const typeMember = typeof body.__type === 'string' ? body.__type.split('#').at(-1) : undefined;
  const name = typeHeader || typeMember || undefined;
  const message = [body.message, body.Message].find((text): text is string => typeof text === 'string') ?? '';
  return { name, message, status, headers, raw, details: body };
}

/** A failure in the middle of an answer, where there is no status any more. */
export function streamFailure(name: string, message: string, details: JsonObject = {}): ServiceFailure {
  return { name, message, status: undefined, headers: {}, details };
}
