import { createServer as createHttp1Server, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
  constants as http2Constants,
} from 'node:http2';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { ConnectionCut, type WireHandler, type WireReply, type WireRequest } from './wire.ts';

/** The largest request body that is read. Wire: the service's own limit for `InvokeModel`. */
const MAX_BODY_BYTES = 25_000_000;
/** An HTTP/2 connection starts with `PRI * HTTP/2.0`; no HTTP/1.1 method starts with these letters. */
const HTTP2_PREFACE = 'PRI';

/** A listening server. */
export interface ListeningServer {
  readonly port: number;
  /** Stops listening and drops every connection. */
  close(): Promise<void>;
}

/**
 * Listens on one port for HTTP/1.1 and for HTTP/2 without TLS (prior knowledge, as the AWS SDK uses it), and answers both with one handler.
 */
export async function listen(handler: WireHandler, address: { readonly host: string; readonly port: number }): Promise<ListeningServer> {
  const answer = (incoming: Incoming, outgoing: Outgoing) => void answerOne(handler, incoming, outgoing);
  // Without a time limit for idle connections no client ever reuses one that is just being closed.
  const http1 = createHttp1Server({ keepAliveTimeout: 0 }, answer);
  const http2 = createHttp2Server(answer);
  http1.on('clientError', (_error, socket) => socket.destroy());
  http2.on('sessionError', () => {});
  const sockets = new Set<Socket>();
  const server = createTcpServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    sniffProtocol(socket, (isHttp2) => (isHttp2 ? http2 : http1).emit('connection', socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type Incoming = IncomingMessage | Http2ServerRequest;
type Outgoing = ServerResponse | Http2ServerResponse;

/** Reads the first bytes of a connection, tells which protocol they open, and hands the socket on with the bytes put back. */
function sniffProtocol(socket: Socket, decide: (isHttp2: boolean) => void): void {
  let bytes = Buffer.alloc(0);
  const onData = (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    const opening = bytes.subarray(0, HTTP2_PREFACE.length).toString('latin1');
    if (opening.length < HTTP2_PREFACE.length && HTTP2_PREFACE.startsWith(opening)) return;
    socket.pause();
    socket.off('data', onData);
    socket.unshift(bytes);
    decide(opening === HTTP2_PREFACE);
    process.nextTick(() => socket.resume());
  };
  socket.on('data', onData);
}

async function answerOne(handler: WireHandler, incoming: Incoming, outgoing: Outgoing): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  try {
    const body = await readBody(incoming);
    const reply = body ? await handler(readRequest(incoming, body, gone.signal)) : REQUEST_TOO_LONG;
    await writeReply(reply, outgoing, gone.signal);
  } catch (error) {
    abandon(incoming, outgoing, error instanceof ConnectionCut && error.reset);
  }
}

const REQUEST_TOO_LONG: WireReply = {
  status: 413,
  headers: { 'content-type': 'application/json' },
  body: new TextEncoder().encode('{"message":"Request Too Long"}'),
};

/** Reads a body, or gives undefined if it is too long. A long one is read to its end, so that the answer reaches the client. */
async function readBody(incoming: Incoming): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

function readRequest(incoming: Incoming, body: Uint8Array, signal: AbortSignal): WireRequest {
  return {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers: readHeaders(incoming.rawHeaders),
    body,
    httpVersion: incoming.httpVersionMajor === 2 ? '2' : '1.1',
    isLoopback: /^(?:::ffff:)?127\.|^::1$/.test(incoming.socket.remoteAddress ?? ''),
    signal,
  };
}

/** Joins repeated headers with a comma and nothing else, the form in which they are signed. */
function readHeaders(rawHeaders: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = Object.create(null);
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return headers;
}

async function writeReply(reply: WireReply, outgoing: Outgoing, signal: AbortSignal): Promise<void> {
  const writable: Writable = outgoing;
  if (reply.body instanceof Uint8Array) {
    outgoing.writeHead(reply.status, { ...reply.headers, 'content-length': String(reply.body.length) });
    writable.end(reply.body);
    return;
  }
  outgoing.writeHead(reply.status, reply.headers);
  // HTTP/2 sends them at once; HTTP/1.1 would keep them back until the first piece.
  if ('flushHeaders' in outgoing) outgoing.flushHeaders();
  for await (const piece of reply.body) {
    await writeThrough(writable, piece, signal);
  }
  writable.end();
}

/** Waits until a piece has left the process, so that a connection can be cut exactly behind it. */
function writeThrough(writable: Writable, piece: Uint8Array, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onGone = () => reject(signal.reason);
    if (signal.aborted) return onGone();
    signal.addEventListener('abort', onGone, { once: true });
    writable.write(piece, (error) => {
      signal.removeEventListener('abort', onGone);
      if (error) reject(error);
      else resolve();
    });
  });
}

/** Breaks the connection (HTTP/1.1) or the stream (HTTP/2) off; with `reset`, the TCP connection itself. */
function abandon(incoming: Incoming, outgoing: Outgoing, reset: boolean): void {
  if (reset) resetConnection(incoming);
  else if ('stream' in outgoing) outgoing.stream.close(http2Constants.NGHTTP2_CANCEL);
  else outgoing.destroy();
}

function resetConnection(incoming: Incoming): void {
  // The socket of an HTTP/2 session is a proxy that passes this call on to the real one.
  const socket = 'stream' in incoming ? incoming.stream.session?.socket : incoming.socket;
  socket?.resetAndDestroy();
}
