import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../architecture/source-imports.ts';
import { bedrock, types } from './client-project.ts';

let endpoint: LocalBedrock;

beforeAll(async () => {
  endpoint = await startLocalBedrock();
});
afterAll(() => endpoint.close());

/** What the sync client is for: a script that never waits for a promise. It runs in a process of its own, on the built package. */
const SCRIPT = `
import { BamlClientHttpError, Collector, defineFunction } from 'outcrop';
import { createSyncClient } from 'outcrop/node';
import { TypeBuilder } from 'outcrop/type_builder';

const program = JSON.parse(process.env.PROGRAM);
const ask = (name, output) => defineFunction(program, { name, client: 'Main', params: { text: 'string' }, output, prompt: [['=', ['$', 'text']]] });
const b = createSyncClient({ Say: ask('Say', 'string'), Extract: ask('Extract', 'Person'), ExtractOpen: ask('ExtractOpen', 'Open') });

function failure(call) {
  try {
    return call();
  } catch (error) {
    return { name: error.name, message: error.message, isHttp: error instanceof BamlClientHttpError, attempts: error.attempts?.length };
  }
}

class Types extends TypeBuilder {
  Open = this.classBuilder('Open');
}
const tb = new Types(program);
tb.Open.addProperty('size', tb.int());
const collector = new Collector();
console.log(JSON.stringify({
  value: b.Extract('who?', { collector, tags: { user: '7' } }),
  again: b.withOptions({ client: 'Main' }).Extract('who?'),
  open: b.ExtractOpen('open', { tb }),
  url: b.request.Say('x').url,
  parsed: b.parse.Extract('{"name": "Eve"}'),
  usage: collector.usage,
  log: { tags: collector.last.tags, text: collector.last.rawLlmResponse, calls: collector.last.calls.length },
  refused: failure(() => b.Say('refuse')),
  wrong: failure(() => b.Say(5)),
  stream: failure(() => b.stream.Say('x')),
  onTick: failure(() => b.Say('x', { onTick() {} })),
}));
`;

it('calls, requests and parses without promises', async () => {
  endpoint.respond({ text: '{"name": "Ada"}', usage: { inputTokens: 5 } }, { contains: 'who?' });
  endpoint.respond('{"name": "Ada", "size": 3}', { contains: 'open' });
  endpoint.respond({ error: 'AccessDeniedException' }, { contains: 'refuse' });
  const program = { ...types, clients: { Main: bedrock(endpoint, 'signed') } };
  const env = { ...process.env, PROGRAM: JSON.stringify(program), BAML_LOG: 'off' };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    cwd: root,
    env,
    timeout: 20_000,
  });
  expect(JSON.parse(stdout)).toMatchObject({
    value: { name: 'Ada', age: null },
    again: { name: 'Ada', age: null },
    open: { name: 'Ada', size: 3 },
    url: expect.stringMatching(/\/converse$/),
    parsed: { name: 'Eve', age: null },
    usage: { inputTokens: 5 },
    log: { tags: { user: '7' }, text: '{"name": "Ada"}', calls: 1 },
    refused: { name: 'BamlClientHttpError', message: expect.stringContaining('Function Say: client "Main"'), isHttp: true, attempts: 1 },
    wrong: { name: 'BamlInvalidArgumentError', message: expect.stringContaining('text: expected string, got 5') },
    stream: { message: expect.stringContaining('async_client') },
    onTick: { message: expect.stringContaining('async_client') },
  });
});
