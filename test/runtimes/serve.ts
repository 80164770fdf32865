import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';

/** Answers a request of a page. */
export type Handler = (request: Request) => Promise<Response>;

/** A web server on this machine. */
export interface Server {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves on a free port. A page that goes away cancels the body of its answer. */
export async function serve(handle: Handler): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    // What goes wrong on the way is for the page to see.
    answer(handle, incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(handle: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const chunks = await incoming.toArray();
  const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
  const response = await handle(new Request(new URL(url, `http://${headers.host}`), { method, headers: headers as HeadersInit, ...body }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) outgoing.end();
  else await pipeline(Readable.fromWeb(response.body as NodeReadableStream), outgoing);
}

/** An empty page that runs a script. */
export function pageOf(script: string): Response {
  const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body><script type="module">${script.replaceAll('</script', '<\\/script')}</script>`;
  return new Response(html, { headers: { 'content-type': 'text/html' } });
}
