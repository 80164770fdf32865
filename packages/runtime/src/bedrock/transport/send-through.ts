import { redact } from '../failure/redact.ts';
import type { HttpRequest, HttpResponse } from '../platform.ts';
import { maskHeaders } from '../request/mask-headers.ts';
import type { Exchange } from './exchange.ts';
import type { Intercept } from './intercept.ts';

/** Lets whoever stands in between answer a request, or send it on. */
export async function sendThrough(
  intercept: Intercept,
  { url, method, headers, body = new Uint8Array() }: HttpRequest,
  { connection, destination, deadlines, observer }: Omit<Exchange, 'input'>,
  send: () => Promise<HttpResponse>,
): Promise<HttpResponse> {
  let isSent = false;
  const response = await intercept.exchange(
    {
      client: connection.client,
      method,
      path: url.slice(destination.endpoint.length) || '/',
      body,
      signal: deadlines.signal,
      redact: (text) => redact(text, connection.secrets(destination)),
    },
    () => {
      isSent = true;
      return send();
    },
  );
  if (!isSent) {
    deadlines.connected();
    observer?.request?.({ url, method, headers: maskHeaders(headers), body: new TextDecoder().decode(body) });
  }
  return response;
}
