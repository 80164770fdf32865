import { BamlClientError, BamlError } from '../../errors/index.ts';
import { encodeBase64 } from '../../media/index.ts';
import type { Media } from '../../media/media.ts';
import { type BuildContext, buildError } from '../converse/build-context.ts';
import { joinChunks } from '../join-chunks.ts';
import type { MediaFetchOptions } from '../options/bedrock-options.ts';
import type { HttpResponse, Platform } from '../platform.ts';
import { abortError } from '../transport/abort-error.ts';
import { isAddressAllowed, urlProblem } from './fetch-rules.ts';
import { MediaCache } from './media-cache.ts';
import type { FetchedMedia } from './media-source.ts';
import { sniffMediaType } from './sniff-media-type.ts';

const MAX_REDIRECTS = 5;
const CONNECT_MS = 5000;
const WHOLE_MS = 30_000;

/** Bytes that one value may have. Wire: the service's own limits. */
const MAX_BYTES: Readonly<Record<Media['kind'], number>> = {
  image: 3_750_000,
  pdf: 4_500_000,
  video: 25_000_000,
  audio: 25_000_000,
};

/** Fetches media for requests, under the rules of `media_fetch`. */
export class MediaFetcher {
  readonly #platform: Platform;
  readonly #cache: MediaCache;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#cache = new MediaCache(platform.now);
  }

  /**
   * Fetches the bytes behind a URL.
   *
   * @throws BamlInvalidArgumentError when the URL breaks a rule, BamlClientError when fetching fails, BamlAbortError.
   */
  async fetch(context: BuildContext, media: Media, url: string): Promise<FetchedMedia> {
    const rules = context.options.media_fetch ?? {};
    const cached = rules.cache === false ? undefined : this.#cache.get(url);
    if (cached !== undefined) return cached;
    const fetch = new MediaFetch(this.#platform, context, media, rules);
    const { bytes, headers } = await fetch.run(url);
    const fetched: FetchedMedia = { base64: encodeBase64(bytes), sniffedType: sniffMediaType(bytes), contentType: headers['content-type'] };
    if (rules.cache !== false) this.#cache.set(url, fetched, headers['cache-control']);
    return fetched;
  }
}

interface FetchedBody {
  readonly bytes: Uint8Array;
  readonly headers: HttpResponse['headers'];
}

/** One fetch with its redirects. */
class MediaFetch {
  readonly #platform: Platform;
  readonly #context: BuildContext;
  readonly #media: Media;
  readonly #rules: MediaFetchOptions;
  readonly #controller: AbortController = new AbortController();

  constructor(platform: Platform, context: BuildContext, media: Media, rules: MediaFetchOptions) {
    this.#platform = platform;
    this.#context = context;
    this.#media = media;
    this.#rules = rules;
  }

  async run(url: string): Promise<FetchedBody> {
    const { signal } = this.#context.settings;
    if (signal?.aborted === true) throw abortError(signal);
    const forward = (): void => this.#controller.abort(abortError(signal));
    signal?.addEventListener('abort', forward, { once: true });
    const timer = this.#limit(this.#rules.timeout_ms ?? WHOLE_MS, 'took longer than');
    try {
      return await this.#follow(url);
    } catch (error) {
      const reason: unknown = this.#controller.signal.aborted ? this.#controller.signal.reason : error;
      throw reason instanceof BamlError
        ? reason
        : this.#failure(`failed: ${reason instanceof Error ? reason.message : String(reason)}`, reason);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', forward);
    }
  }

  async #follow(start: string): Promise<FetchedBody> {
    let url = this.#checked(start);
    for (let hops = 0; hops <= (this.#rules.max_redirects ?? MAX_REDIRECTS); hops++) {
      const response = await this.#get(url);
      const { location } = response.headers;
      const isRedirect = response.status >= 300 && response.status < 400 && location !== undefined;
      if (!isRedirect) return this.#read(response);
      const next = this.#checked(location, url);
      if (url.protocol === 'https:' && next.protocol === 'http:') throw this.#refusal('a redirect leads from https to http');
      url = next;
    }
    throw this.#failure('was redirected too often');
  }

  #checked(location: string, base?: URL): URL {
    if (!URL.canParse(location, base)) throw this.#refusal('the URL is malformed');
    const url = new URL(location, base);
    const problem = urlProblem(url, this.#rules);
    if (problem !== undefined) throw this.#refusal(problem);
    return url;
  }

  async #get(url: URL): Promise<HttpResponse> {
    const timer = this.#limit(this.#rules.connect_timeout_ms ?? CONNECT_MS, 'could not connect within');
    try {
      return await this.#platform.send(
        { url: url.href, method: 'GET', headers: { accept: '*/*', 'accept-encoding': 'identity' } },
        {
          signal: this.#controller.signal,
          onConnect: () => clearTimeout(timer),
          proxyUrl: this.#context.options.proxy_url,
          isAddressAllowed: (address) => isAddressAllowed(address, url, this.#rules),
        },
      );
    } finally {
      clearTimeout(timer);
    }
  }

  async #read(response: HttpResponse): Promise<FetchedBody> {
    if (response.status < 200 || response.status > 299) throw this.#failure(`was answered with status ${response.status}`);
    const max = this.#rules.max_bytes ?? MAX_BYTES[this.#media.kind];
    const tooLarge = (): Error => this.#refusal(`the file is larger than ${max} bytes (media_fetch.max_bytes)`);
    if (Number(response.headers['content-length'] ?? 0) > max) throw tooLarge();
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.chunks()) {
      size += chunk.length;
      if (size > max) throw tooLarge();
      chunks.push(chunk);
    }
    if (size === 0) throw this.#refusal('the file is empty');
    return { bytes: joinChunks(chunks), headers: response.headers };
  }

  #limit(ms: number, problem: string): ReturnType<typeof setTimeout> | undefined {
    return ms === 0 ? undefined : setTimeout(() => this.#controller.abort(this.#failure(`${problem} ${ms} ms`)), ms);
  }

  /** URLs stay out of messages: presigned ones are credentials. */
  #failure(problem: string, cause?: unknown): BamlClientError {
    return new BamlClientError({ message: `client "${this.#context.client}": fetching ${this.#media.kind} input ${problem}`, cause });
  }

  #refusal(problem: string): BamlError {
    return buildError(this.#context, `${this.#media.kind} input: ${problem}`);
  }
}
