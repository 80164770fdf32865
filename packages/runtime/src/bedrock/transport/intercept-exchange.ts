import type { HttpResponse } from '../platform.ts';
import { httpRequest } from '../request/http-request.ts';
import type { Exchange } from './exchange.ts';
import type { Intercept } from './intercept.ts';
import { sendThrough } from './send-through.ts';

/** Lets whoever stands in between answer the request of a call, or send it on. */
export function interceptExchange(intercept: Intercept, exchange: Exchange, send: () => Promise<HttpResponse>): Promise<HttpResponse> {
  const { connection, destination, input } = exchange;
  return sendThrough(intercept, httpRequest(connection, destination, input), exchange, send);
}
