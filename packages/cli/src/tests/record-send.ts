import { ReadableStream } from 'node:stream/web';
import { describeRequest, type Exchange, readResponse } from '@outcrop/local';
import { asksModel, type HttpSend } from './replay-send.ts';

/** A way of sending that remembers what it sent and got. */
export interface RecordingSend {
  readonly send: HttpSend;
  /** The exchanges that were completed, in the order of the requests. Resolves when every answer was read. */
  exchanges(): Promise<readonly Exchange[]>;
}

type BodyStream = NonNullable<Response['body']>;

/** Remembers the exchanges with models, without credentials. */
export function recordSend(live: HttpSend): RecordingSend {
  const pending: Promise<Exchange>[] = [];
  const send: HttpSend = async (request, options) => {
    const response = await live(request, options);
    if (!asksModel(request)) return response;
    const { status, headers } = response;
    // The streams of Node and of `fetch` are the same at run time.
    const [forCaller, forRecording] = ReadableStream.from(response.chunks()).tee() as [BodyStream, BodyStream];
    pending.push(readExchange(request, new Response(forRecording, { status, headers })));
    return {
      status,
      headers,
      chunks: () => forCaller,
      bytes: async () => new Uint8Array(await new Response(forCaller).arrayBuffer()),
    };
  };
  const exchanges = async (): Promise<readonly Exchange[]> => {
    const settled = await Promise.allSettled(pending);
    return settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  };
  return { send, exchanges };
}

async function readExchange({ url, method, body }: Parameters<HttpSend>[0], answer: Response): Promise<Exchange> {
  const { pathname, search } = new URL(url);
  const request = describeRequest(method, pathname + search, body ?? new Uint8Array());
  return { request, response: await readResponse(answer) };
}
