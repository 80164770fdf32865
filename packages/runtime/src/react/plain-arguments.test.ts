import { expect, it } from 'vitest';
import { Audio, Image, Pdf, Video } from '../media/index.ts';
import { plainArguments } from './plain-arguments.ts';

const date = new Date(0);
const cat = Image.fromUrl('https://example.com/cat.png');
const url = { url: 'https://example.com/cat.png' };

it.each<[value: unknown, plain: unknown]>([
  [cat, url],
  [Audio.fromBase64('audio/mp3', 'AAAA'), { base64: 'AAAA', media_type: 'audio/mp3' }],
  [Pdf.fromUrl('https://example.com/a.pdf'), { url: 'https://example.com/a.pdf', media_type: 'application/pdf' }],
  [Video.fromBase64('video/mp4', 'AAAA'), { base64: 'AAAA', media_type: 'video/mp4' }],
  [
    [cat, null, 'text'],
    [url, null, 'text'],
  ],
  [
    { photo: cat, pages: [{ scan: cat }] },
    { photo: url, pages: [{ scan: url }] },
  ],
  [JSON.parse('{"__proto__": {"a": 1}}'), JSON.parse('{"__proto__": {"a": 1}}')],
  [date, date],
  [undefined, undefined],
])('%o', (value, plain) => {
  expect(plainArguments([value])).toStrictEqual([plain]);
});

it('leaves what it was given as it is', () => {
  const given = { photo: cat };
  plainArguments([given]);
  expect(given.photo).toBe(cat);
});

it('passes on what nests without an end', () => {
  const endless: { left?: unknown; right?: unknown } = {};
  Object.assign(endless, { left: endless, right: [endless] });
  expect(plainArguments([endless])).toEqual([{ left: endless, right: [endless] }]);
});
