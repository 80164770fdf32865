import { expect, it } from 'vitest';
import { type Exchange, exchangesOf, printRecording } from './exchange.ts';

const request = { method: 'POST', path: '/model/m/converse', sha256: '00', body: { events: [] } };
const EXCHANGES: readonly Exchange[] = [
  {
    client: 'Haiku',
    request,
    response: {
      status: 200,
      headers: { 'content-type': 'application/vnd.amazon.eventstream' },
      events: [
        { ms: 210, contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'a "line"\n  and more' } } },
        { ms: 215, messageStop: {} },
      ],
    },
  },
  { request, response: { status: 200, body: { events: [] } } },
  { request, response: { events: [] } },
];

it('files are readable: one event a line', () => {
  expect(printRecording(EXCHANGES)).toContain(`
        "events": [
          { "ms": 210, "contentBlockDelta": { "contentBlockIndex": 0, "delta": { "text": "a \\"line\\"\\n  and more" } } },
          { "ms": 215, "messageStop": {} }
        ]
`);
});

it('files hold what was put into them', () => {
  expect(exchangesOf(JSON.parse(printRecording(EXCHANGES)))).toEqual(EXCHANGES);
  expect(printRecording(exchangesOf(JSON.parse(printRecording(EXCHANGES))))).toBe(printRecording(EXCHANGES));
});
