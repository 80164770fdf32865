import { compile } from '@outcrop/compiler';
import { createClientFromProgram, type ProgramClient } from 'outcrop';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from './answer.ts';
import { readCases } from './case-file.ts';

/** A prompt and the text of its only message, as the reference implementation renders it; without a text the reference fails. */
interface TemplateCase {
  readonly prompt: string;
  readonly text?: string;
}

const baml = `
enum Color {
  RED @alias("rouge")
  GREEN
  BLUE @skip
}
class Home { town string  zip int? }
class Pet {
  name string @alias("petName")
  age int?
  weight float
  tags string[]
  home Home
  mood Color
}
class Node { value int  next Node? }
template_string Greet(who: string, mark: string) #"Hi {{ who }}{{ mark }}"#
template_string Plain #"plain"#
template_string Vars #"v={{ v }} s={{ s }}"#
template_string Rec(n: int) #"{{ n }}{% if n > 0 %}{{ Rec(n - 1) }}{% endif %}"#
`;

const client = `
client<llm> C {
  provider aws-bedrock
  options { region "us-east-1"  access_key_id "AKIDEXAMPLE"  secret_access_key "secret"  model "anthropic.claude-3-sonnet-20240229-v1:0" }
}
`;

const params = [
  't: bool, f: bool, n: int, x: float, w: float, s: string, e: string, xs: int[], ys: string[], zs: (int | null)[], fs: float[]',
  'p: Pet, ps: Pet[], m: map<string, int>, c: Color, g: Color, z: int?, h: Home, nd: Node, u: int | string, html: string',
  'uni: string, ll: int[][]',
].join(', ');

const rex = { name: 'Rex', age: 3, weight: 4, tags: ['big', 'red'], home: { town: 'Oslo', zip: 1 }, mood: 'RED' };
const ann = { name: 'Ann', age: 2, weight: 1.5, tags: [], home: { town: 'Rome' }, mood: 'GREEN' };

const args = {
  ...{ t: true, f: false, n: 5, x: 2.5, w: 2, s: 'hello World', e: '', xs: [3, 1, 2], ys: ['b', 'a', 'C'], zs: [1, null, 3] },
  ...{ fs: [1, 2.5], p: { ...rex, age: null, tags: ['big'], home: { town: 'Oslo' } }, ps: [rex, ann], m: { b: 2, a: 1 }, c: 'RED' },
  ...{ g: 'GREEN', z: null, h: { town: 'Oslo' }, nd: { value: 1, next: { value: 2 } }, u: 'str' },
  ...{ html: '<a href="x">\'&/</a>', uni: 'héß😀ñ', ll: [[1, 2], [3]] },
};

const cases = readCases<TemplateCase>('template.jsonl');
const rendered = cases.filter((entry): entry is Required<TemplateCase> => entry.text !== undefined);
const failing = cases.filter(({ text }) => text === undefined);

/** All prompts as functions of one project, so that it is compiled once. */
function compileAll(): ProgramClient {
  const functions = rendered.map(
    ({ prompt }, index) => `function Fn${index}(${params}) -> string {\n  client C\n  prompt ##"${prompt}"##\n}\n`,
  );
  const { program } = compile({ 'main.baml': baml + client + functions.join('') });
  return createClientFromProgram(program);
}

interface Body {
  readonly messages: readonly { readonly content: readonly { readonly text: string }[] }[];
}

describe('templates render as in the reference implementation', () => {
  const { request } = compileAll();
  it.each(rendered.map((entry, index) => ({ ...entry, fn: `Fn${index}` })))('$prompt', async ({ fn, text }) => {
    const built = await request[fn]?.(...Object.values(args));
    const body = built?.body.json() as Body | undefined;
    expect(body?.messages[0]?.content[0]?.text).toBe(text);
  });
});

describe('templates fail as in the reference implementation', () => {
  it.each(failing)('$prompt', async ({ prompt }) => {
    expect(await answerQuestion({ op: 'request', baml, type: 'string', params, args, prompt })).toMatchObject({ ok: false });
  });
});
