import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Audio, Image, Pdf, Video } from '../index.ts';
import { fromPath } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'outcrop-media-'));
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  for (const name of ['a.PNG', 'a.jpg', 'a.mp3', 'a.pdf', 'a.mov', 'plain']) writeFileSync(at(name), name);
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  [Image, 'a.PNG', 'image/png'],
  [Image, 'a.jpg', 'image/jpeg'],
  [Audio, 'a.mp3', 'audio/mpeg'],
  [Pdf, 'a.pdf', 'application/pdf'],
  [Video, 'a.mov', 'video/quicktime'],
  [Image, 'plain', 'application/octet-stream'],
])('makes %o of %s', async (mediaClass, name, mediaType) => {
  const value = await fromPath<Image | Audio | Pdf | Video>(mediaClass, at(name));
  expect(value).toBeInstanceOf(mediaClass);
  expect(value.asBase64()).toEqual([Buffer.from(name).toString('base64'), mediaType]);
});

it('takes a URL of a file, and a media type', async () => {
  const image: Image = await fromPath(Image, pathToFileURL(at('plain')), 'image/webp');
  expect(image.asBase64()[1]).toBe('image/webp');
});

it('lets refusals of the file system pass', async () => {
  await expect(fromPath(Image, at('none.png'))).rejects.toMatchObject({ code: 'ENOENT' });
});
