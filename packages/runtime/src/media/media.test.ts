import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Audio, decodeBase64, encodeBase64, Image, isBase64, isMedia, mediaFromJson, Pdf, parseDataUrl, Video } from './index.ts';

describe('construction', () => {
  it.each([
    ['a URL', Image.fromUrl('https://a.test/b.png'), { url: 'https://a.test/b.png' }],
    ['a URL with a type', Audio.fromUrl('s3://b/k.mp3', 'audio/mp3'), { url: 's3://b/k.mp3', media_type: 'audio/mp3' }],
    ['a data: URL', Image.fromUrl('data:image/png;base64,AAEC'), { base64: 'AAEC', media_type: 'image/png' }],
    ['a data: URL without base64', Image.fromUrl('data:text/plain,a%20b'), { base64: 'YSBi', media_type: 'text/plain' }],
    ['base64', Image.fromBase64('image/png', 'AAEC'), { base64: 'AAEC', media_type: 'image/png' }],
    ['base64 with a head', Image.fromBase64('image/png', 'data:image/jpeg;base64,AAEC'), { base64: 'AAEC', media_type: 'image/png' }],
    ['bytes', Video.fromBytes('video/mp4', Uint8Array.of(0, 1, 2, 3)), { base64: 'AAECAw==', media_type: 'video/mp4' }],
    ['a PDF', Pdf.fromBase64('JVBE'), { base64: 'JVBE', media_type: 'application/pdf' }],
    ['a PDF with its type', Pdf.fromBase64('application/pdf', 'JVBE'), { base64: 'JVBE', media_type: 'application/pdf' }],
    ['the URL of a PDF', Pdf.fromUrl('https://a.test/b'), { url: 'https://a.test/b', media_type: 'application/pdf' }],
    ['an S3 object', Video.fromS3('s3://b/k.mp4'), { url: 's3://b/k.mp4' }],
    [
      "another account's object",
      Video.fromS3('s3://b/k', { bucketOwner: '1'.repeat(12) }),
      { url: `s3://b/k?bucketOwner=${'1'.repeat(12)}` },
    ],
  ])('takes %s', (_name, media, json) => {
    expect(media.toJSON()).toEqual(json);
    expect(mediaFromJson(media.kind, JSON.parse(JSON.stringify(media)))).toBeInstanceOf(media.constructor);
  });

  it.each([
    ['a broken data: URL', () => Image.fromUrl('data:image/png;base64,A'), 'the data: URL is malformed'],
    ['text that is not base64', () => Image.fromBase64('image/png', 'not*base64'), 'the data is not valid base64'],
    ['base64 without padding', () => Image.fromBase64('image/png', 'AA'), 'the data is not valid base64'],
    [
      'an address that is not in S3',
      () => Image.fromS3('https://a.test/b.png'),
      '"https://a.test/b.png" is not an S3 address such as s3://bucket/key',
    ],
    ['the URL of data', () => Image.fromBase64('image/png', 'AAEC').asUrl(), 'this image holds data, not a URL'],
    ['the data of a URL', () => Audio.fromUrl('s3://b/k').asBase64(), 'this audio holds a URL, not data'],
  ])('refuses %s', (_name, make, message) => {
    expect(make).toThrow(message);
  });

  it('reads blobs, with their own type unless another is given', async () => {
    const blob = new Blob([Uint8Array.of(1, 2, 3)], { type: 'image/webp' });
    expect((await Image.fromFile(blob)).asBase64()).toEqual(['AQID', 'image/webp']);
    expect((await Image.fromBlob(blob, 'image/gif')).asBase64()).toEqual(['AQID', 'image/gif']);
    expect((await Image.fromUrlToBase64('data:image/png;base64,AAEC')).asBase64()).toEqual(['AAEC', 'image/png']);
  });

  it('tells URLs from data', () => {
    const [url, data] = [Pdf.fromUrl('s3://b/k.pdf'), Video.fromBase64('video/mp4', 'AAEC')];
    expect([url.isUrl(), url.asUrl(), url.url]).toEqual([true, 's3://b/k.pdf', 's3://b/k.pdf']);
    expect([data.isUrl(), data.url]).toEqual([false, null]);
    expect([isMedia(url), isMedia({ kind: 'image', source: {} }), isMedia(null)]).toEqual([true, false, false]);
  });
});

describe('mediaFromJson', () => {
  it.each([
    ['an empty object', {}, 'expected image, got an object without url or base64, or with both'],
    ['both forms at once', { url: 's3://b/k', base64: 'AAEC' }, 'expected image, got an object without url or base64, or with both'],
    [
      'an unknown key',
      { url: 's3://b/k', size: 1 },
      'expected image, got an object with the key size; it takes url or base64, and media_type',
    ],
    ['data without a type', { base64: 'AAEC' }, 'base64 data needs a media_type'],
    ['data that is not base64', { base64: '*', media_type: 'image/png' }, 'the data is not valid base64'],
  ])('refuses %s', (_name, value, message) => {
    expect(() => mediaFromJson('image', value)).toThrow(message);
  });
});

describe('base64', () => {
  it('encodes as the platform does, and decodes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ max: 255, maxLength: 60_000, size: 'max' }), (bytes) => {
        const text = encodeBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(decodeBase64(text)).toEqual(bytes);
      }),
      { numRuns: 20 },
    );
  });

  it('is text that the platform decodes and encodes back', () => {
    const character = fc.constantFrom(...'AQgw09+/=-_ \né');
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 12 }), (text) => {
        const isCanonical = /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0;
        expect(isBase64(text)).toBe(isCanonical);
      }),
    );
  });

  it.each(['', 'image/png', 'data:image/png;base64', 'data:,%E0%A4%A'])('finds no data: URL in %j', (url) => {
    expect(parseDataUrl(url)).toBeUndefined();
  });
});
