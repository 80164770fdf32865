import { connect as connectHttp2 } from 'node:http2';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ListeningServer, listen } from './dual-server.ts';
import { ConnectionCut, type WireReply, type WireRequest } from './wire.ts';

let server: ListeningServer;
let received: WireRequest[];
let answer: (request: WireRequest) => Promise<WireReply>;

beforeEach(async () => {
  received = [];
  answer = async () => ({ status: 200, headers: {}, body: Buffer.from('fine') });
  server = await listen(
    (request) => {
      received.push(request);
      return answer(request);
    },
    { host: '127.0.0.1', port: 0 },
  );
});
afterEach(() => server.close());

/** Sends bytes over a bare socket, piece by piece, and gives what comes back until the connection ends. */
function converse(...pieces: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect({ port: server.port, host: '127.0.0.1', noDelay: true });
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
    const sendFrom = (index: number) => {
      const piece = pieces[index];
      if (piece !== undefined) socket.write(piece, () => setImmediate(sendFrom, index + 1));
    };
    socket.on('connect', () => sendFrom(0));
  });
}

it('recognises HTTP/1.1 that arrives byte by byte', async () => {
  expect(await converse(...'PUT /a%2Fb?c=%20 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 OK\r\n.*fine$/s);
  expect(received).toMatchObject([{ method: 'PUT', target: '/a%2Fb?c=%20', httpVersion: '1.1', isLoopback: true }]);
});

it('joins repeated headers', async () => {
  await converse('GET / HTTP/1.1\r\nhost: x\r\nX-Team: a\r\nx-team: b\r\nconnection: close\r\n\r\n');
  expect(received[0]?.headers).toMatchObject({ host: 'x', 'x-team': 'a,b' });
});

it('closes what is no HTTP', async () => {
  expect(await converse('nonsense\r\n\r\n')).toBe('');
  expect(received).toEqual([]);
});

it('speaks HTTP/2 on the same port', async () => {
  const session = connectHttp2(`http://127.0.0.1:${server.port}`);
  const stream = session.request({ ':method': 'POST', ':path': '/model/m/converse' });
  stream.end('body');
  let text = '';
  for await (const chunk of stream) text += chunk;
  session.close();
  expect(text).toBe('fine');
  expect(received).toMatchObject([{ method: 'POST', httpVersion: '2', isLoopback: true }]);
  expect(Buffer.from(received[0]?.body ?? []).toString()).toBe('body');
});

it('refuses a body that is too long', async () => {
  const response = await fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST', body: new Uint8Array(25_000_001) });
  expect(response.status).toBe(413);
  expect(await response.json()).toEqual({ message: 'Request Too Long' });
  expect(received).toEqual([]);
});

it('sends each piece before it asks for the next', async () => {
  const order: string[] = [];
  let resume = () => {};
  const seen = new Promise<void>((resolve) => {
    resume = resolve;
  });
  async function* pieces() {
    yield Buffer.from('one');
    await seen;
    order.push('second piece');
    yield Buffer.from('two');
  }
  answer = async () => ({ status: 200, headers: {}, body: pieces() });
  const response = await fetch(`http://127.0.0.1:${server.port}/`);
  const reader = response.body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('one');
  order.push('first piece read');
  resume();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('two');
  expect(order).toEqual(['first piece read', 'second piece']);
});

it('tells a handler when the client is gone', async () => {
  const client = new AbortController();
  const noticed = new Promise<void>((resolve) => {
    answer = (request) => {
      request.signal.addEventListener('abort', () => resolve());
      client.abort();
      return new Promise(() => {});
    };
  });
  await expect(fetch(`http://127.0.0.1:${server.port}/`, { signal: client.signal })).rejects.toThrow();
  await noticed;
});

it.each(['plain', 'streamed'])('survives a client that is gone before a %s answer', async (form) => {
  const client = new AbortController();
  const body = form === 'plain' ? Buffer.from('late') : lateStream();
  const answered = new Promise<void>((resolve) => {
    answer = (request) => {
      client.abort();
      return new Promise((reply) => {
        request.signal.addEventListener('abort', () => {
          reply({ status: 200, headers: {}, body });
          setImmediate(resolve);
        });
      });
    };
  });
  await expect(fetch(`http://127.0.0.1:${server.port}/`, { signal: client.signal })).rejects.toThrow();
  await answered;
  answer = async () => ({ status: 200, headers: {}, body: Buffer.from('fine') });
  expect(await (await fetch(`http://127.0.0.1:${server.port}/`)).text()).toBe('fine');
});

async function* lateStream() {
  yield Buffer.from('late');
}

it('resets the connection', async () => {
  answer = () => Promise.reject(new ConnectionCut(true));
  await expect(converse('GET / HTTP/1.1\r\nhost: x\r\n\r\n')).rejects.toMatchObject({ code: 'ECONNRESET' });
});
