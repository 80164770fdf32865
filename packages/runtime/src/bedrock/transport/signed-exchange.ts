import type { HttpRequest, HttpResponse } from '../platform.ts';
import { authorize, httpRequest } from '../request/http-request.ts';
import { maskHeaders } from '../request/mask-headers.ts';
import type { Exchange } from './exchange.ts';
import type { SentRequest } from './transport.ts';

/** Sends the request that the modular API gives: signed here, over the platform's own connections. */
export async function signedExchange({ connection, destination, input, deadlines, observer }: Exchange): Promise<HttpResponse> {
  const request = await authorize(connection, destination, httpRequest(connection, destination, input));
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
