import { compile } from '@outcrop/compiler';
import { createSourceFile } from '@outcrop/grammar';
import { describe, expect, it } from 'vitest';

describe('compile', () => {
  it('takes texts by path or source files, in any order', () => {
    const texts = { 'b.baml': 'class B { a A }', 'a.baml': 'class A {}' };
    const files = Object.entries(texts).map(([path, text]) => createSourceFile(path, text));
    const { sources, ...result } = compile(texts);
    expect(sources.map(({ path }) => path)).toEqual(['a.baml', 'b.baml']);
    expect(compile(files)).toEqual({ sources, ...result });
  });

  it('orders diagnostics by path, then by position, whatever phase finds them', () => {
    const text = 'class A { x Missing\n x int @foo }\nclass a {\n y: int\n}';
    const { diagnostics } = compile({ 'b.baml': text, 'a.baml': 'class Z { z Gone }' });
    expect(diagnostics.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'a.baml OC201',
      'b.baml OC201',
      'b.baml OC202',
      'b.baml OC301',
      'b.baml OC203',
      'b.baml OC103',
    ]);
  });

  it('compiles what it can of a project with faults', () => {
    const { program } = compile({ 'main.baml': 'class A { x Missing\n y int }\nclass B { z A }' });
    expect(program.classes).toMatchObject({ A: { fields: { y: 'int' } }, B: { fields: { z: 'A' } } });
  });

  it('tells any number of faults', () => {
    expect(compile({ 'main.baml': 'struct A {\n}\n'.repeat(150_000) }).diagnostics).toHaveLength(150_000);
  });

  it('refuses files of other kinds', () => {
    expect(() => compile({ 'notes.txt': '' })).toThrow(new TypeError('"notes.txt" is not a source file: its name must end in .baml'));
  });
});
