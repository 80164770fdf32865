import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sha256 } from '@aws-crypto/sha256-js';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { localCredentials } from './local-credentials.ts';
import { createPlatform } from './node-platform.ts';
import { nodeSend } from './node-send.ts';
import { NodeSha256 } from './node-sha256.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(server: {
  listen(port: number, host: string, done: () => void): unknown;
  address(): unknown;
  close(): unknown;
}): Promise<string> {
  open.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function serve(listener: RequestListener): Promise<string> {
  const server: Server = createHttpServer(listener);
  return listen(server).then((host) => `http://${host}`);
}

const never = new AbortController().signal;
const request = { method: 'POST' as const, headers: { 'x-a': 'b' }, body: new TextEncoder().encode('hello') };

async function readBody(message: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of message) body += chunk;
  return body;
}

describe('nodeSend', () => {
  it('sends a request and reads the answer as a whole', async () => {
    const url = await serve(async (incoming, answer) => {
      answer.writeHead(201, { 'X-Got': `${incoming.headers['x-a']} ${incoming.headers['content-length']}`, 'Set-Cookie': ['a', 'b'] });
      answer.end((await readBody(incoming)).toUpperCase());
    });
    let connected = 0;
    const response = await nodeSend()({ url, ...request }, { signal: never, onConnect: () => connected++ });
    expect(response.status).toBe(201);
    expect(response.headers).toMatchObject({ 'x-got': 'b 5', 'set-cookie': 'a, b' });
    expect(new TextDecoder().decode(await response.bytes())).toBe('HELLO');
    expect(connected).toBe(1);
  });

  it('keeps connections', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((incoming, answer) => {
      ports.add(incoming.socket.remotePort);
      answer.end('ok');
    });
    const send = nodeSend();
    for (let count = 0; count < 3; count++) await (await send({ url, ...request }, { signal: never })).bytes();
    expect(ports.size).toBe(1);
  });

  it('sends again when a kept connection was closed meanwhile', async () => {
    let count = 0;
    const url = await serve((incoming, answer) => {
      count++;
      if (count === 2) incoming.socket.resetAndDestroy();
      else answer.end(String(count));
    });
    const send = nodeSend();
    for (const expected of ['1', '3']) {
      const response = await send({ url, ...request }, { signal: never });
      expect(new TextDecoder().decode(await response.bytes())).toBe(expected);
    }
  });

  it('sends again no more than once', async () => {
    let count = 0;
    const waiting: ServerResponse[] = [];
    const url = await serve((incoming, answer) => {
      count++;
      if (count > 5) return void incoming.socket.resetAndDestroy();
      waiting.push(answer);
      if (waiting.length === 5) for (const one of waiting) one.end();
    });
    const send = nodeSend();
    await Promise.all(Array.from({ length: 5 }, async () => (await send({ url, ...request }, { signal: never })).bytes()));
    await expect(send({ url, ...request }, { signal: never })).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(count).toBe(7);
  });

  it('gives chunks as they come, and closes when the reader leaves', async () => {
    let closed = (): void => {};
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const url = await serve((incoming, answer) => {
      incoming.socket.once('close', closed);
      answer.write('one');
    });
    const response = await nodeSend()({ url, ...request }, { signal: never });
    for await (const chunk of response.chunks()) {
      expect(new TextDecoder().decode(chunk)).toBe('one');
      break;
    }
    await isClosed;
  });

  it('rejects with the reason of the signal', async () => {
    const controller = new AbortController();
    const url = await serve(() => controller.abort('enough'));
    await expect(nodeSend()({ url, ...request }, { signal: controller.signal })).rejects.toBe('enough');
  });

  it('rejects when the answer breaks off', async () => {
    const url = await serve((_, answer) => {
      answer.writeHead(200, { 'content-length': '10' });
      answer.write('half', () => answer.destroy());
    });
    const response = await nodeSend()({ url, ...request }, { signal: never });
    await expect(response.bytes()).rejects.toThrow();
  });

  it('asks about every address of a name before it connects', async () => {
    const url = (await serve((_, answer) => answer.end('ok'))).replace('127.0.0.1', 'localhost');
    const asked: string[] = [];
    const guard = (allowed: boolean) => ({
      signal: never,
      isAddressAllowed: (address: string) => {
        asked.push(address);
        return allowed;
      },
    });
    await expect(nodeSend()({ url, ...request }, guard(false))).rejects.toThrow('the address of localhost is not public');
    expect(asked).not.toEqual([]);
    const response = await nodeSend()({ url, ...request }, guard(true));
    expect(new TextDecoder().decode(await response.bytes())).toBe('ok');
  });

  it('tunnels https through a proxy', async () => {
    let target = '';
    let authorization: string | undefined;
    const proxy = createHttpServer();
    proxy.on('connect', (incoming: IncomingMessage, socket) => {
      target = incoming.url ?? '';
      authorization = incoming.headers['proxy-authorization'];
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    const host = await listen(proxy);
    const sending = nodeSend()({ url: 'https://bedrock.example/', ...request }, { signal: never, proxyUrl: `http://me:p%40ss@${host}` });
    await expect(sending).rejects.toThrow('the proxy answered 403 to CONNECT');
    expect(target).toBe('bedrock.example:443');
    expect(authorization).toBe(`Basic ${btoa('me:p@ss')}`);
  });

  it('reports a connection that is refused', async () => {
    const host = await listen(createTcpServer());
    open.pop()?.close();
    await new Promise<void>((resolve) => void connect(Number(host.split(':')[1]), '127.0.0.1').once('error', () => resolve()));
    await expect(nodeSend()({ url: `http://${host}`, ...request }, { signal: never })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('NodeSha256', () => {
  it('agrees with the portable hash', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.option(fc.uint8Array(), { nil: undefined }),
        fc.array(fc.uint8Array(), { maxLength: 4 }),
        async (secret, chunks) => {
          const native = new NodeSha256(secret);
          const portable = new Sha256(secret);
          for (const chunk of chunks) {
            native.update(chunk);
            portable.update(chunk);
          }
          expect(Uint8Array.from(await native.digest())).toEqual(await portable.digest());
        },
      ),
    );
  });

  it('starts again after reset', async () => {
    const hash = new NodeSha256('key');
    hash.update(Uint8Array.of(1));
    hash.reset();
    expect(await hash.digest()).toEqual(await new NodeSha256('key').digest());
  });

  it('is what the platform signs with', () => {
    expect(createPlatform().sha256).toBe(NodeSha256);
  });
});

describe('localCredentials', () => {
  async function withFiles<Result>(
    files: { readonly config?: string; readonly credentials?: string },
    work: (env: (name: string) => string | undefined) => Promise<Result>,
  ): Promise<Result> {
    const directory = await mkdtemp(join(tmpdir(), 'outcrop-'));
    const paths: Record<string, string> = {
      AWS_CONFIG_FILE: join(directory, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(directory, 'credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    await writeFile(join(directory, 'config'), files.config ?? '');
    await writeFile(join(directory, 'credentials'), files.credentials ?? '');
    return work((name) => paths[name]).finally(() => rm(directory, { recursive: true }));
  }

  const keys = (name: string, id: string): string => `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = secret-${id}\n`;

  it('reads a profile and its region', async () => {
    const files = { credentials: keys('dev', 'AKIADEV'), config: '[profile dev]\nregion = eu-west-1\n' };
    await withFiles(files, async (env) => {
      expect(await localCredentials().profile('dev', env)).toMatchObject({
        credentials: { accessKeyId: 'AKIADEV' },
        source: 'profile "dev"',
      });
      expect(await localCredentials().profileRegion('dev', env)).toBe('eu-west-1');
      expect(await localCredentials().profileRegion('other', env)).toBeUndefined();
    });
  });

  it('runs a credential process', async () => {
    const answer = JSON.stringify({ Version: 1, AccessKeyId: 'AKIAPROCESS', SecretAccessKey: 's' });
    const process = `${globalThis.process.execPath} -p ${JSON.stringify(JSON.stringify(answer))}`;
    await withFiles({ config: `[profile p]\ncredential_process = ${process}\n` }, async (env) => {
      expect(await localCredentials().profile('p', env)).toMatchObject({ credentials: { accessKeyId: 'AKIAPROCESS' } });
    });
  });

  it('tries the default profile first', async () => {
    await withFiles({ credentials: keys('default', 'AKIADEFAULT') }, async (env) => {
      expect(await localCredentials().chain(env)).toMatchObject({
        credentials: { accessKeyId: 'AKIADEFAULT' },
        source: 'profile "default"',
      });
    });
  });

  it('reads container credentials', async () => {
    const url = await serve((incoming, answer) => {
      const isKnown = incoming.headers.authorization === 'container-token';
      answer.writeHead(isKnown ? 200 : 403);
      answer.end(JSON.stringify({ AccessKeyId: 'AKIACONTAINER', SecretAccessKey: 's', Token: 't', Expiration: '2099-01-01T00:00:00Z' }));
    });
    const container: Record<string, string> = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/creds`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'container-token',
    };
    await withFiles({}, async (env) => {
      const found = await localCredentials().chain((name) => container[name] ?? env(name));
      expect(found.credentials).toMatchObject({
        accessKeyId: 'AKIACONTAINER',
        sessionToken: 't',
        expiration: new Date('2099-01-01T00:00:00Z'),
      });
    });
  });

  it('names every source that was tried', async () => {
    await withFiles({}, async (env) => {
      const message = await localCredentials()
        .chain(env)
        .then(
          () => '',
          (error: Error) => error.message,
        );
      expect(message).toContain(`profile "default" (not in ${env('AWS_CONFIG_FILE')} or ${env('AWS_SHARED_CREDENTIALS_FILE')})`);
      expect(message).toContain('web identity (AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN) (not set)');
      expect(message).toContain('container credentials');
      expect(message).toContain('instance metadata (switched off by AWS_EC2_METADATA_DISABLED)');
    });
  });

  it('says how to sign in', async () => {
    const config = '[profile sso]\nsso_start_url = https://d.example\nsso_region = us-east-1\nsso_account_id = 1\nsso_role_name = r\n';
    await withFiles({ config }, async (env) => {
      await expect(localCredentials().profile('sso', env)).rejects.toThrow('sign in: aws sso login --profile sso');
    });
  });

  it('names the files that do not hold a profile', async () => {
    await withFiles({}, async (env) => {
      await expect(localCredentials().profile('staging', env)).rejects.toThrow(`profile "staging" (not in ${env('AWS_CONFIG_FILE')}`);
    });
  });

  it.each([
    ['a key without a sign', { credentials: '# mine\n[dev]\naws_access_key_id AKIADEV\n' }, 'AWS_SHARED_CREDENTIALS_FILE', 3],
    [
      'a key without a sign beside others',
      { credentials: `${keys('dev', 'A').replace('secret_access_key =', 'secret')}` },
      'AWS_SHARED_CREDENTIALS_FILE',
      3,
    ],
    ['an open section', { config: '\n[profile dev\nregion = eu-west-1\n' }, 'AWS_CONFIG_FILE', 2],
  ])('names the line that is malformed: %s', async (_, files, variable, line) => {
    await withFiles(files, async (env) => {
      const failure = localCredentials().profile('dev', env);
      await expect(failure).rejects.toThrow(`; ${env(variable)} line ${line} is neither a [section] nor a setting)`);
    });
  });

  it('finds no fault with comments, nested settings and spaces', async () => {
    const config = '; a\n# b\n\n[profile dev] # c\n  region = eu-west-1\ns3 =\n  max_concurrent_requests = 2\n[sso-session x]\r\n';
    await withFiles({ config }, async (env) => {
      await expect(localCredentials().profile('other', env)).rejects.toThrow(/credentials\)$/);
    });
  });
});
