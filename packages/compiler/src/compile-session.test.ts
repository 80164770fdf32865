import { compile, createCompileSession } from '@outcrop/compiler';
import fc from 'fast-check';
import { expect, it } from 'vitest';

/** Declarations that need each other, and some that take each other's names. */
const PIECES = [
  'enum Mood {\n  Good @alias("fine")\n  Bad\n}\n',
  'enum Mood {\n  Good\n}\n',
  'class Song {\n  title string @description("the name")\n  mood Mood?\n  parts Song[]\n}\n',
  'class Song {\n  title string\n  album Album @check(full, {{ this.songs|length > 0 }})\n}\n',
  'class Album {\n  songs map<string, Song>\n  cover image\n  @@dynamic\n}\n',
  'type Album = Song[] | null\n',
  'type Either = Album | Either[]\n',
  'template_string Rules(song: Song) #"{{ song.title }} {{ song.nothing }}"#\n',
  'client<llm> Main {\n  provider aws-bedrock\n  options {\n    model "m"\n  }\n}\n',
  'client<llm> Both {\n  provider fallback\n  options {\n    strategy [Main, Other]\n  }\n}\n',
  'function Sing(song: Song) -> Album {\n  client Main\n  prompt #"{{ Rules(song) }} {{ song.mood == Mood.Good }} {{ ctx.output_format }}"#\n}\n',
  'test Sings {\n  functions [Sing]\n  args {\n    song { title "x" mood Good parts [] }\n  }\n}\n',
  'test Adds {\n  functions [Sing]\n  type_builder {\n    dynamic class Album {\n      year int @assert({{ this > 0 }})\n    }\n  }\n}\n',
  'class Broken {\n  x int @',
  '}\n',
] as const;

const file = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join(''));
const path = fc.constantFrom('a.baml', 'b.baml', 'deep/c.baml');

/** New texts of some files; nothing where one is deleted. */
const edits = fc.array(fc.dictionary(path, fc.option(file, { nil: undefined }), { maxKeys: 2 }), { maxLength: 6 });

it('gives what compiling anew gives, after any edits', () => {
  fc.assert(
    fc.property(fc.dictionary(path, file), edits, (first, changes) => {
      const session = createCompileSession();
      let files: Readonly<Record<string, string>> = first;
      for (const change of [{}, ...changes]) {
        const kept = Object.entries({ ...files, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined);
        files = Object.fromEntries(kept);
        expect(session.compile(files)).toEqual(compile(files));
      }
    }),
  );
});

it('tells two files apart that have swapped their texts', () => {
  const session = createCompileSession();
  session.compile({ 'a.baml': 'class A {}', 'b.baml': 'class B { x Gone }' });
  const { diagnostics } = session.compile({ 'a.baml': 'class B { x Gone }', 'b.baml': 'class A {}' });
  expect(diagnostics.map((diagnostic) => diagnostic.file)).toEqual(['a.baml']);
});

it('compiles a file again when its text changes or a name in it means something else, and only then', () => {
  const session = createCompileSession();
  const files = { 'a.baml': 'class A { x int }', 'b.baml': 'class B { a A }', 'c.baml': 'class C {}' };
  const classesOf = (changes: Readonly<Record<string, string>>) => session.compile({ ...files, ...changes }).program.classes ?? {};
  const first = classesOf({});
  const afterOther = classesOf({ 'c.baml': 'class C { y int }' });
  expect(afterOther.B).toBe(first.B);
  expect(afterOther.C).toEqual({ fields: { y: 'int' } });
  const afterNeeded = classesOf({ 'a.baml': 'class A { x string }' });
  expect(afterNeeded.B).not.toBe(first.B);
  expect(afterNeeded.B).toEqual(first.B);
});
