import { request as httpRequest, type RequestOptions } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect as tlsConnect } from 'node:tls';

/** Connects to https hosts through an outgoing proxy: one `CONNECT` tunnel per connection, kept alive like any other. */
export class TunnelAgent extends Agent {
  readonly #proxy: URL;

  constructor(proxy: URL) {
    super({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
    this.#proxy = proxy;
  }

  override createConnection(options: RequestOptions, callback?: (error: Error | null, socket: Duplex) => void): undefined {
    const host = options.host ?? 'localhost';
    const port = options.port ?? 443;
    const path = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const send = this.#proxy.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers = { host: path, ...proxyAuthorization(this.#proxy) };
    const tunnel = send({
      method: 'CONNECT',
      host: this.#proxy.hostname,
      port: this.#proxy.port || undefined,
      path,
      headers,
      agent: false,
    });
    const fail = (error: Error): void => callback?.(error, undefined as unknown as Duplex);
    tunnel.once('error', fail);
    tunnel.once('connect', (answer, socket) => {
      if (answer.statusCode !== 200) return fail(new Error(`the proxy answered ${answer.statusCode} to CONNECT`));
      const secure = tlsConnect({ socket, servername: host });
      secure.once('error', fail);
      secure.once('secureConnect', () => callback?.(null, secure));
    });
    tunnel.end();
  }
}

function proxyAuthorization(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {};
  const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(user).toString('base64')}` };
}
