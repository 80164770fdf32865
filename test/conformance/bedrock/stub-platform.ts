import { Sha256 } from '@aws-crypto/sha256-js';
import type { HttpRequest, HttpResponse, Platform } from 'outcrop/bedrock';

/** An answer as case files hold it. */
export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body, cut into chunks. */
  readonly chunks: readonly Uint8Array[];
}

/** A platform without surroundings: fixed time, no environment, every request gets the same answer. */
export function stubPlatform(answer: StubAnswer, sent: HttpRequest[] = []): Platform {
  return {
    now: () => Date.UTC(2026, 10, 21, 6, 20, 52),
    random: () => 0,
    sleep: () => Promise.resolve(),
    env: () => undefined,
    warn: () => {},
    sha256: Sha256,
    send: async (request) => {
      sent.push(request);
      return response(answer);
    },
  };
}

function response({ status = 200, headers = {}, chunks }: StubAnswer): HttpResponse {
  return {
    status,
    headers,
    async *chunks() {
      yield* chunks;
    },
    bytes: async () => Uint8Array.from(chunks.flatMap((chunk) => [...chunk])),
  };
}
