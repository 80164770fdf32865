import { describe, expect, it } from 'vitest';
import { BamlAbortError, BamlClientError, BamlInvalidArgumentError } from '../../errors/index.ts';
import type { Media } from '../../media/media.ts';
import { buildContext } from '../converse/build-context.ts';
import type { MediaFetchOptions } from '../options/bedrock-options.ts';
import type { HttpResponse, HttpSendOptions, Platform } from '../platform.ts';
import { surroundings } from '../surroundings.ts';
import { MediaFetcher } from './fetch-media.ts';
import type { FetchedMedia } from './media-source.ts';

interface Page {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly chunks?: readonly (readonly number[])[];
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IMAGE: Media = { kind: 'image', source: { kind: 'url', url: '' } };

interface Web {
  readonly fetcher: MediaFetcher;
  readonly asked: { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly options: HttpSendOptions }[];
}

/** A web of pages by URL; everything else never answers. */
function web(pages: Readonly<Record<string, Page>>, now: () => number = () => 0): Web {
  const asked: Web['asked'] = [];
  const send: Platform['send'] = ({ url, headers }, options) => {
    asked.push({ url, headers, options });
    const page = pages[url];
    if (page !== undefined) return Promise.resolve(response(page));
    return new Promise((_, reject) => options.signal.addEventListener('abort', () => reject(options.signal.reason)));
  };
  return { fetcher: new MediaFetcher({ ...surroundings, now, send } as Platform), asked };
}

function response({ status = 200, headers = {}, chunks = [PNG] }: Page): HttpResponse {
  async function* read(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield Uint8Array.from(chunk);
  }
  return { status, headers, chunks: read, bytes: async () => Uint8Array.from(chunks.flat()) };
}

function fetch(fetcher: MediaFetcher, url: string, media_fetch: MediaFetchOptions = {}, signal?: AbortSignal): Promise<FetchedMedia> {
  const context = buildContext('Haiku', { model: 'm', media_fetch }, signal === undefined ? {} : { signal });
  return fetcher.fetch(context, IMAGE, url);
}

const URL_A = 'https://a.example/p.png';

describe('MediaFetcher', () => {
  it('gives bytes, what they are, and what the server says', async () => {
    const { fetcher, asked } = web({ [URL_A]: { headers: { 'content-type': 'image/png' }, chunks: [PNG.slice(0, 3), PNG.slice(3)] } });
    expect(await fetch(fetcher, URL_A)).toEqual({ base64: 'iVBORw0KGgo=', sniffedType: 'image/png', contentType: 'image/png' });
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each<[string, MediaFetchOptions, string]>([
    ['file:///etc/passwd', {}, 'the scheme file: is not allowed'],
    ['http://a.example/', { allow_http: false }, 'http is not allowed'],
    ['https://user:pass@a.example/', {}, 'a user name or password'],
    ['https://a.example:8080/', {}, 'the port 8080 is not allowed'],
    ['http://127.0.0.1/', {}, '127.0.0.1 is not public'],
    ['http://2130706433/', {}, '127.0.0.1 is not public'],
    ['http://0x7f.1/', {}, '127.0.0.1 is not public'],
    ['http://[::1]/', {}, 'is not public'],
    ['http://localhost/', {}, 'localhost is not public'],
    ['http://169.254.169.254/latest/meta-data', {}, 'is not public'],
    ['http://', {}, 'the URL is malformed'],
  ])('refuses %s', async (url, rules, expected) => {
    const { fetcher, asked } = web({});
    const error = await fetch(fetcher, url, rules).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BamlInvalidArgumentError);
    expect((error as Error).message).toContain(expected);
    expect(asked).toEqual([]);
  });

  it.each<[string, MediaFetchOptions]>([
    ['http://127.0.0.1:8080/p', { allow_private_addresses: true, allowed_ports: [8080] }],
    ['http://127.0.0.1:8080/p', { allowed_hosts: ['127.0.0.1:8080'] }],
    ['http://10.0.0.7/p', { allowed_hosts: ['10.0.0.7'] }],
  ])('allows %s by %j', async (url, rules) => {
    const { fetcher, asked } = web({ [url]: {} });
    await fetch(fetcher, url, rules);
    expect(asked[0]?.options.isAddressAllowed?.('127.0.0.1')).toBe(true);
  });

  it('lets the platform ask about the addresses of a name', async () => {
    const { fetcher, asked } = web({ [URL_A]: {} });
    await fetch(fetcher, URL_A);
    expect(['93.184.216.34', '10.0.0.1', '::1'].map((address) => asked[0]?.options.isAddressAllowed?.(address))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('follows redirects and checks each hop', async () => {
    const hop = (location: string): Page => ({ status: 302, headers: { location } });
    const pages = { 'http://a.example/1': hop('https://b.example/2'), 'https://b.example/2': hop('/3'), 'https://b.example/3': {} };
    expect((await fetch(web(pages).fetcher, 'http://a.example/1')).sniffedType).toBe('image/png');
    await expect(fetch(web({ [URL_A]: hop('http://169.254.169.254/') }).fetcher, URL_A)).rejects.toThrow('is not public');
    await expect(fetch(web({ [URL_A]: hop('http://b.example/') }).fetcher, URL_A)).rejects.toThrow('from https to http');
    await expect(fetch(web({ [URL_A]: hop('ftp://b.example/') }).fetcher, URL_A)).rejects.toThrow('scheme ftp:');
    await expect(fetch(web({ [URL_A]: hop(URL_A) }).fetcher, URL_A)).rejects.toThrow('redirected too often');
  });

  it.each<[string, Page, MediaFetchOptions, string]>([
    ['an error page', { status: 404 }, {}, 'was answered with status 404'],
    ['an empty file', { chunks: [] }, {}, 'the file is empty'],
    ['a long file', { chunks: [PNG, PNG] }, { max_bytes: 10 }, 'larger than 10 bytes'],
    ['a file that says it is long', { headers: { 'content-length': '3750001' } }, {}, 'larger than 3750000 bytes'],
  ])('refuses %s', async (_, page, rules, expected) => {
    await expect(fetch(web({ [URL_A]: page }).fetcher, URL_A, rules)).rejects.toThrow(expected);
  });

  it('gives up when time is up', async () => {
    const error = await fetch(web({}).fetcher, URL_A, { timeout_ms: 20 }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BamlClientError);
    expect((error as Error).message).toContain('took longer than 20 ms');
    await expect(fetch(web({}).fetcher, URL_A, { connect_timeout_ms: 20 })).rejects.toThrow('could not connect within 20 ms');
  });

  it('ends with the signal of the caller', async () => {
    const controller = new AbortController();
    const fetching = fetch(web({}).fetcher, URL_A, {}, controller.signal);
    controller.abort('enough');
    await expect(fetching).rejects.toMatchObject({ name: 'BamlAbortError', reason: 'enough' });
    await expect(fetch(web({}).fetcher, URL_A, {}, controller.signal)).rejects.toBeInstanceOf(BamlAbortError);
  });

  it('keeps presigned URLs out of messages', async () => {
    const url = 'https://b.s3.amazonaws.com/k?X-Amz-Signature=deadbeef';
    const error = await fetch(web({ [url]: { status: 403 } }).fetcher, url).catch((reason: unknown) => reason);
    expect(String(error)).not.toContain('deadbeef');
  });

  it('keeps a file as long as its server allows', async () => {
    let now = 0;
    const { fetcher, asked } = web({ [URL_A]: { headers: { 'cache-control': 'public, max-age=60' } } }, () => now);
    await fetch(fetcher, URL_A);
    await fetch(fetcher, URL_A);
    expect(asked).toHaveLength(1);
    await fetch(fetcher, URL_A, { cache: false });
    expect(asked).toHaveLength(2);
    now = 60_000;
    await fetch(fetcher, URL_A);
    expect(asked).toHaveLength(3);
  });

  it.each(['no-store', 'private, max-age=60', 'max-age=0', undefined])('does not keep a file with cache-control %s', async (control) => {
    const { fetcher, asked } = web({ [URL_A]: { headers: control === undefined ? {} : { 'cache-control': control } } });
    await fetch(fetcher, URL_A);
    await fetch(fetcher, URL_A);
    expect(asked).toHaveLength(2);
  });
});
