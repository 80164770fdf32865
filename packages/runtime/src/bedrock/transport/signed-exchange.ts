import type { HttpRequest, HttpResponse } from '../platform.ts';
import { authorize, httpRequest } from '../request/http-request.ts';
import { maskHeaders } from '../request/mask-headers.ts';
import type { Exchange } from './exchange.ts';
import type { SentRequest } from './transport.ts';

/** Sends the request that the modular API gives: signed here, over the platform's own connections. */
export async function signedExchange(exchange: Exchange): Promise<HttpResponse> {
  const { connection, destination, input } = exchange;
  return sendSigned(httpRequest(connection, destination, input), exchange);
}

/** Signs and sends any request. */
export async function sendSigned(unsigned: HttpRequest, exchange: Omit<Exchange, 'input'>): Promise<HttpResponse> {
  const { connection, destination, deadlines, observer } = exchange;
  const request = await authorize(connection, destination, unsigned);
  observer?.request?.(sentRequest(request));
  return connection.shared.platform.send(request, {
    signal: deadlines.signal,
    onConnect: deadlines.connected,
    proxyUrl: destination.proxyUrl,
  });
}

function sentRequest({ url, method, headers, body }: HttpRequest): SentRequest {
  return { url, method, headers: maskHeaders(headers), body: new TextDecoder().decode(body) };
}
