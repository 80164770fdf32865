import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULT_API_KEY, type LocalBedrock, startLocalBedrock } from './index.ts';

let bedrock: LocalBedrock;
beforeEach(async () => {
  bedrock = await startLocalBedrock();
});
afterEach(() => bedrock.close());

const control = (method: string, name: string, body?: unknown) =>
  fetch(`${bedrock.url}/__outcrop/${name}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
const converse = () =>
  fetch(`${bedrock.url}/model/m/converse`, {
    method: 'POST',
    headers: { authorization: `Bearer ${DEFAULT_API_KEY}` },
    body: JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'Hi' }] }] }),
  });

it('lists requests without their secrets', async () => {
  await converse();
  const [request] = (await (await control('GET', 'requests')).json()) as [{ readonly headers: object }];
  expect(request).toMatchObject({ operation: 'converse', modelId: 'm', path: '/model/m/converse', httpVersion: '1.1' });
  expect(request.headers).not.toHaveProperty('authorization');
});

it('takes script entries and faults, and forgets them', async () => {
  await control('POST', 'script', [{ reply: { text: 'scripted' } }]);
  expect(await (await converse()).json()).toMatchObject({ output: { message: { content: [{ text: 'scripted' }] } } });
  await control('POST', 'faults', [{ do: 'throttle', when: { op: 'converse' } }]);
  expect((await converse()).status).toBe(429);
  await control('POST', 'reset');
  expect(bedrock.requests).toEqual([]);
  expect(await (await converse()).json()).toMatchObject({
    output: { message: { content: [{ text: expect.stringContaining('You wrote') }] } },
  });
});

it.each([
  ['POST', 'script', {}, 400, /A script is a list/],
  ['POST', 'faults', [{ do: 'nonsense' }], 400, /Unknown fault/],
  ['GET', 'reset', undefined, 404, /No control request/],
])('refuses %s %s %j', async (method, name, body, status, message) => {
  const response = await control(method, name, body);
  expect(response.status).toBe(status);
  expect(await response.text()).toMatch(message);
});
