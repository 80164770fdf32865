import { redact } from '../failure/redact.ts';
import type { HttpResponse } from '../platform.ts';
import { httpRequest } from '../request/http-request.ts';
import { maskHeaders } from '../request/mask-headers.ts';
import type { Exchange } from './exchange.ts';
import type { Intercept } from './intercept.ts';

/** Lets whoever stands in between answer a request, or send it on. */
export async function interceptedExchange(
  intercept: Intercept,
  exchange: Exchange,
  send: () => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const { connection, destination, input, deadlines, observer } = exchange;
  const { url, method, headers, body } = httpRequest(connection, destination, input);
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
