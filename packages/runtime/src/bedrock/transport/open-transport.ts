import type { Connection } from '../connection.ts';
import type { HttpResponse } from '../platform.ts';
import type { Exchange, Exchanger } from './exchange.ts';
import { RepeatingTransport } from './repeating-transport.ts';
import { SingleAttempt } from './single-attempt.ts';
import type { Transport } from './transport.ts';

/**
 * Opens the transport that the client's options choose: the AWS SDK by default; the signed one when asked for, where the SDK cannot do what
 * the options say, and where it cannot be loaded. Nothing is loaded before the first request.
 */
export function openTransport(connection: Connection): Transport {
  return new RepeatingTransport(connection, new SingleAttempt(connection, exchange));
}

async function exchange(request: Exchange): Promise<HttpResponse> {
  const send = async (): Promise<HttpResponse> => (await chooseExchanger(request))(request);
  const { intercept } = request.connection.options;
  if (intercept === undefined) return send();
  const { interceptExchange } = await import('./intercept-exchange.ts');
  return interceptExchange(intercept, request, send);
}

async function chooseExchanger({ connection, destination, input }: Exchange): Promise<Exchanger> {
  const { options, shared } = connection;
  const isOtherRoute = input.invoke !== undefined || options.route === 'converse_like';
  const isOtherWay = options.client === undefined && (destination.auth.kind === 'none' || destination.proxyUrl !== undefined);
  const wantsSigned = options.transport === 'signed' || isOtherRoute || isOtherWay;
  if (!wantsSigned) {
    shared.sdkExchange ??= import('./sdk-exchange.ts').then(({ loadSdkExchange }) => loadSdkExchange()).catch(() => undefined);
    const sdk = await shared.sdkExchange;
    if (sdk !== undefined) return sdk;
  }
  const { signedExchange } = await import('./signed-exchange.ts');
  return signedExchange;
}
