import type { Connection } from '../connection.ts';
import { parseJsonObject } from '../json.ts';
import type { HttpRequest, HttpResponse } from '../platform.ts';
import { ownHeaders } from '../request/http-request.ts';
import { Attempt, type AttemptOptions } from '../transport/attempt.ts';
import { Repetition } from '../transport/repetition.ts';
import { sendThrough } from '../transport/send-through.ts';
import type { SendOptions } from '../transport/transport.ts';
import type { Operation } from './operation.ts';

const JSON_TYPE = 'application/json';

/**
 * Signs and sends one operation, as often as it takes.
 *
 * @throws BamlClientHttpError, BamlTimeoutError or BamlAbortError.
 */
export function sendOperation<Answer>(connection: Connection, operation: Operation<Answer>, options: SendOptions): Promise<Answer> {
  return new Repetition(connection).run(options, (attemptOptions) => makeAttempt(connection, operation, attemptOptions));
}

async function makeAttempt<Answer>(connection: Connection, operation: Operation<Answer>, options: AttemptOptions): Promise<Answer> {
  const attempt = new Attempt(connection, { modelId: connection.options.model ?? '', stream: false }, options);
  try {
    const opened = await attempt.open(await connection.destination(operation.service), (destination, deadlines) => {
      const request = httpRequest(connection, destination.endpoint, operation);
      const exchange = { connection, destination, deadlines, observer: options.observer };
      const send = async (): Promise<HttpResponse> => (await import('../transport/signed-exchange.ts')).sendSigned(request, exchange);
      const { intercept } = connection.options;
      return intercept === undefined ? send() : sendThrough(intercept, request, exchange, send);
    });
    const text = await attempt.text(opened);
    const body = parseJsonObject(text === '' ? '{}' : text);
    const answer = body === undefined ? undefined : operation.read(body, opened.response.headers);
    if (answer === undefined) throw attempt.malformed(text, opened);
    return answer;
  } finally {
    attempt.close();
  }
}

function httpRequest({ options }: Connection, endpoint: string, { method, path, body }: Operation<unknown>): HttpRequest {
  const headers = { accept: JSON_TYPE, ...ownHeaders(options.headers ?? {}) };
  if (body === undefined) return { url: endpoint + path, method, headers };
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return { url: endpoint + path, method, headers: { 'content-type': JSON_TYPE, ...headers }, body: bytes };
}
