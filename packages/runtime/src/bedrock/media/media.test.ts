import { describe, expect, it } from 'vitest';
import { encodeBase64, isBase64, parseDataUrl } from '../../media/index.ts';
import { DocumentNames } from './document-names.ts';
import { formatOfMediaType, formatOfUrl, type MediaBlockKind } from './media-format.ts';
import { isPublicAddress } from './public-address.ts';
import { sniffMediaType } from './sniff-media-type.ts';

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

describe('media formats', () => {
  it.each<[MediaBlockKind, string, string | undefined]>([
    ['image', 'image/png', 'png'],
    ['image', 'IMAGE/PNG', 'png'],
    ['image', 'image/jpg', 'jpeg'],
    ['image', 'image/jpeg; charset=x', 'jpeg'],
    ['image', 'image/svg+xml', undefined],
    ['image', 'image/bmp', undefined],
    ['image', 'png', undefined],
    ['document', 'text/markdown', 'md'],
    ['document', 'application/pdf', 'pdf'],
    ['video', 'video/quicktime', 'mov'],
    ['video', 'video/3gpp', 'three_gp'],
    ['video', 'image/png', undefined],
    ['audio', 'audio/mpeg', 'mp3'],
    ['audio', 'audio/x-wav', 'wav'],
    ['audio', 'audio/L16', 'pcm'],
  ])('%s %s is %s', (kind, mediaType, expected) => {
    expect(formatOfMediaType(kind, mediaType)).toBe(expected);
  });

  it.each<[MediaBlockKind, string, string | undefined]>([
    ['video', 's3://bucket/clip.MP4', 'mp4'],
    ['image', 'https://x.example/a.b/photo.jpg?size=1.png#x.gif', 'jpeg'],
    ['image', 'https://x.example/photo', undefined],
    ['document', 's3://bucket/report.docx', 'docx'],
    ['document', 's3://bucket/__proto__', undefined],
  ])('%s at %s is %s', (kind, url, expected) => {
    expect(formatOfUrl(kind, url)).toBe(expected);
  });
});

describe('sniffMediaType', () => {
  it.each<[string, string | undefined]>([
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
    ['%PDF-1.7', 'application/pdf'],
    ['\0\0\0\x18ftypisom', 'video/mp4'],
    ['\0\0\0\x14ftypqt  ', 'video/quicktime'],
    ['\0\0\0\x14ftyp3gp5', 'video/3gpp'],
    ['\0\0\0\x14ftypM4A ', 'audio/m4a'],
    ['\x1a\x45\xdf\xa3\x01webm', 'video/webm'],
    ['\x1a\x45\xdf\xa3\x01matroska', 'video/x-matroska'],
    ['FLV\x01', 'video/x-flv'],
    ['ID3\x04', 'audio/mpeg'],
    ['fLaC', 'audio/flac'],
    [`OggS${'\0'.repeat(24)}OpusHead`, 'audio/opus'],
    ['PK\x03\x04...word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['PK\x03\x04...xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['PK\x03\x04...other', undefined],
    ['a,b\n1,2\n', undefined],
    ['<html>', undefined],
    ['', undefined],
    ['\x89PN', undefined],
  ])('%j is %s', (text, expected) => {
    expect(sniffMediaType(bytes(text))).toBe(expected);
  });
});

describe('DocumentNames', () => {
  it.each([
    [
      [undefined, undefined, undefined],
      ['document', 'document-2', 'document-3'],
    ],
    [
      ['Report', 'Report', 'Report-2'],
      ['Report', 'Report-2', 'Report-2-2'],
    ],
    [['Q3_report: final  v2.txt'], ['Q3-report- final v2-txt']],
    [
      ['  ', '!!!', 'Łódź [1] (a)'],
      ['document', '-', 'Łódź [1] (a)'],
    ],
    [
      ['x'.repeat(300), 'x'.repeat(300)],
      ['x'.repeat(200), `${'x'.repeat(198)}-2`],
    ],
  ])('%j', (wanted, expected) => {
    const names = new DocumentNames();
    expect(wanted.map((name) => names.next(name))).toEqual(expected);
  });
});

describe('isPublicAddress', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '198.17.255.255',
    '223.255.255.255',
    '2606:4700::1111',
    '2a00:1450:4001:81b::200e',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
    '2002:808:808::1',
    '[2606:4700::1111]',
  ])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '169.254.170.2',
    '169.254.170.23',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '[::1]',
    'example.com',
    '',
    '1.2.3',
    '256.1.1.1',
    ':::',
    '1::2::3',
    '12345::',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('base64', () => {
  it.each([
    ['data:image/png;base64,AAEC', { mediaType: 'image/png', base64: 'AAEC' }],
    ['data:text/plain,hi%20there', { mediaType: 'text/plain', base64: btoa('hi there') }],
    ['data:text/plain;charset=utf-8;base64,aGk=', { mediaType: 'text/plain', base64: 'aGk=' }],
    ['data:image/png;base64,A*EC', undefined],
    ['data:image/png;base64', undefined],
    ['data:text/plain,%zz', undefined],
    ['https://x.example', undefined],
  ])('%s', (url, expected) => {
    expect(parseDataUrl(url)).toEqual(expected);
  });

  it('knows its own', () => {
    expect(isBase64(encodeBase64(bytes('any carnal pleas')))).toBe(true);
    expect(['A', 'AA=A', 'AB C', 'AB==='].some(isBase64)).toBe(false);
    expect(encodeBase64(new Uint8Array(100_000)).length).toBe(133_336);
  });
});
