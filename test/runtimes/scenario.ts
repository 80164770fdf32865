import { isBamlError } from 'outcrop';
import { b } from '../golden/generated/react/baml_client/index.js';

/** The models by which the endpoint tells requests that are to fail from others. */
export const REFUSED_MODEL = 'amazon.nova-lite-v1:0';
export const SLOW_MODEL = 'amazon.nova-pro-v1:0';

/** What the endpoint streams to every request. */
export const CHUNKS: readonly string[] = ['{"name": ', '"Žofie"', ', "age"', ': ', '36', '}'];

/** What {@link runScenario} gives on every run time. */
export const EXPECTED = {
  parsed: { name: 'Ada', age: 36 },
  request: { method: 'POST', isSigned: true, status: 200 },
  value: { name: 'Žofie', age: 36 },
  partials: [
    { name: null, age: null },
    { name: 'Žofie', age: null },
    { name: 'Žofie', age: 36 },
  ],
  final: { name: 'Žofie', age: 36 },
  refused: { isBamlError: true, name: 'BamlClientHttpError', status_code: 429 },
  aborted: { isBamlError: true, name: 'BamlAbortError' },
} as const;

/** Uses a generated client in every way there is: to parse, to sign a request, to call, to stream, to fail and to be aborted. */
export async function runScenario(transport: 'sdk' | 'signed'): Promise<unknown> {
  const client = b.withOptions({ bedrock: { transport } });
  const stream = client.stream.FindPerson('Who?');
  return {
    parsed: client.parse.FindPerson('{name: Ada, age: 36,}'),
    request: await sendRequest(),
    value: await client.FindPerson('Who?'),
    partials: await collect(stream),
    final: await stream.getFinalResponse(),
    refused: await client.FindPerson('Who?', null, { bedrock: { model: REFUSED_MODEL } }).catch(describeFailure),
    aborted: await abortStream(client).catch(describeFailure),
  };
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

async function sendRequest(): Promise<object> {
  const { url, method, headers, body } = await b.request.FindPerson('Who?');
  const isSigned = headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') === true;
  const { status } = await fetch(url, { method, headers, body: body.text() });
  return { method, isSigned, status };
}

async function abortStream(client: typeof b): Promise<void> {
  const controller = new AbortController();
  const stream = client.stream.FindPerson('Who?', null, { bedrock: { model: SLOW_MODEL }, signal: controller.signal });
  for await (const _partial of stream) controller.abort();
}

function describeFailure(error: Error & { readonly status_code?: number }): object {
  const { name, status_code } = error;
  return { isBamlError: isBamlError(error), name, ...(status_code === undefined ? {} : { status_code }) };
}
