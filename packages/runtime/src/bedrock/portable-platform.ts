import { Sha256 } from '@aws-crypto/sha256-js';
import type { HttpRequest, HttpResponse, HttpSendOptions, Platform } from './platform.ts';
import { surroundings } from './surroundings.ts';
import { chunksOf } from './web-stream.ts';

/** The platform that every run time offers: `fetch`, WebCrypto, timers. No files, no sight of connections. */
export function createPlatform(): Platform {
  return {
    ...surroundings,
    send: sendByFetch,
    sha256: Sha256,
    digest: (bytes) => crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>),
  };
}

async function sendByFetch(request: HttpRequest, { signal, onConnect }: HttpSendOptions): Promise<HttpResponse> {
  onConnect?.();
  const { url, method, headers, body } = request;
  const response = await fetch(url, {
    method,
    headers,
    signal,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    chunks: () => chunksOf(response.body),
    bytes: async () => new Uint8Array(await response.arrayBuffer()),
  };
}
