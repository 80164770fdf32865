import type { Connection, Destination } from '../connection.ts';
import type { ConverseInput } from '../converse/converse-wire.ts';
import type { HttpResponse } from '../platform.ts';
import type { Deadlines } from './deadlines.ts';
import type { TransportObserver } from './transport.ts';

/** One request on its way: everything that sending it needs. */
export interface Exchange {
  readonly connection: Connection;
  readonly destination: Destination;
  readonly input: ConverseInput;
  readonly deadlines: Deadlines;
  readonly observer: TransportObserver | undefined;
}

/**
 * Signs and sends one request, and resolves with its answer, body unread, whatever the status. The one thing in which the two transports
 * differ: `signed` does it itself, `sdk` lets the AWS SDK do it. Rejects with whatever the network or the platform threw.
 */
export type Exchanger = (exchange: Exchange) => Promise<HttpResponse>;
