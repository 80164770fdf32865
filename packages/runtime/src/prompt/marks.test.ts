import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Image } from '../media/index.ts';
import { MediaValue } from '../template/index.ts';
import { Marks } from './marks.ts';

const role = { kind: 'role', role: 'user' } as const;

describe('Marks', () => {
  it('finds what it has registered', () => {
    const marks = new Marks();
    const [first, second] = [marks.add(role), marks.addPart({ kind: 'cache-point' })];
    expect(marks.split(`a${first}${second}b${first}`)).toEqual(['a', role, { kind: 'part', part: { kind: 'cache-point' } }, 'b', role]);
    expect(marks.split('plain')).toEqual(['plain']);
    expect(marks.split('')).toEqual([]);
  });

  it('survives a change of case', () => {
    const marks = new Marks();
    expect(marks.split(marks.add(role).toUpperCase().toLowerCase())).toEqual([role]);
  });

  it('leaves damaged and foreign markers as text', () => {
    const marks = new Marks();
    const marker = marks.add(role);
    const others = [marker.slice(1), marker.slice(0, -1), marker.replace(':0', ':7'), new Marks().add(role)];
    for (const text of others) expect(marks.split(`${text}x${text}`)).toEqual([`${text}x${text}`]);
  });

  it('takes no text for a marker', () => {
    const character = fc.constantFrom('\uFDD0', '\uFDD1', ':', '0', '1', 'x');
    fc.assert(
      fc.property(fc.string({ unit: character }), (text) => {
        const marks = new Marks();
        marks.add(role);
        expect(marks.split(text).join('')).toBe(text);
      }),
    );
  });

  it('keeps the marks of arguments apart from those of a rendering', () => {
    const marks = new Marks();
    const image = Image.fromUrl('s3://b/k.png');
    const value = marks.mediaValue(image);
    const fork = marks.fork();
    const marker = fork.add(role);
    expect(fork.split(`${marker}${value.mark()}`)).toEqual([role, { kind: 'part', part: { kind: 'media', media: image } }]);
    expect(marks.split(marker)).toEqual([marker]);
    expect(fork.mediaOf(value)).toBe(image);
    expect(fork.mediaOf(new MediaValue(() => 'x'))).toBeUndefined();
  });
});
