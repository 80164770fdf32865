import { isDeepStrictEqual } from 'node:util';
import { compile } from '@outcrop/compiler';
import { createParser } from 'outcrop/parse';
import { ANSWER_TYPES, type AnswerInput, answerInputs } from '../inputs/answers.ts';
import { type MeasureOptions, measure, type Subject, type Timing } from '../measure.ts';
import { loadPeerClient, loadPeerPackage, type PeerClient } from '../peer.ts';
import { formatRatio, formatTiming, printTable, ratio } from '../table.ts';

const CLIENT = `
client<llm> Bedrock {
  provider aws-bedrock
  options {
    model "anthropic.claude-3-haiku-20240307-v1:0"
    region "us-east-1"
  }
}
`;

/** The declarations of the inputs and one function per input, named by its place. */
function answerProject(inputs: readonly AnswerInput[]): string {
  const functions = inputs.map(
    ({ type }, index) => `function Answer${index}() -> ${type} {\n  client Bedrock\n  prompt #"{{ ctx.output_format }}"#\n}\n`,
  );
  return CLIENT + ANSWER_TYPES + functions.join('\n');
}

/** Final parses, side by side (`spec/performance.md` 3). */
export async function benchParse(options: MeasureOptions): Promise<void> {
  const inputs = answerInputs();
  const source = answerProject(inputs);
  const { program, diagnostics } = compile({ 'main.baml': source });
  if (diagnostics.length > 0) throw new Error(`the inputs do not compile: ${diagnostics[0]?.message}`);
  const peer = loadPeerClient('parse', source);
  const rows: string[][] = [];
  for (const [index, input] of inputs.entries()) {
    const output = program.functions?.[`Answer${index}`]?.output ?? 'string';
    const parser = createParser(program, output);
    const timings = await measure([{ name: 'outcrop', run: () => parser.parse(input.text) }, ...peerSubjects(peer, index, input)], options);
    rows.push(describeRow(input, timings));
  }
  printTable(
    [
      'parse',
      'size',
      'peer÷outcrop',
      'outcrop÷JSON.parse',
      'best library÷outcrop',
      'outcrop',
      'peer',
      'JSON.parse',
      'JSON.parse+zod',
      'jsonrepair',
      'partial-json',
    ],
    rows,
  );
}

function peerSubjects(peer: PeerClient | undefined, index: number, { text, json }: AnswerInput): Subject[] {
  const value = json === undefined ? undefined : JSON.parse(json);
  const isRight = (result: unknown): boolean => value === undefined || isDeepStrictEqual(result, value);
  const jsonrepair = loadPeerPackage<{ jsonrepair: (text: string) => string }>('jsonrepair')?.jsonrepair;
  const partial = loadPeerPackage<{ parse: (text: string) => unknown }>('partial-json')?.parse;
  return [
    ...(peer === undefined ? [] : [{ name: 'peer', run: () => peer.parse[`Answer${index}`]?.(text) }]),
    ...(json === undefined ? [] : [{ name: 'JSON.parse', run: () => JSON.parse(json) as unknown }]),
    ...(json === undefined ? [] : zodSubjects(json)),
    ...(jsonrepair === undefined ? [] : [{ name: 'jsonrepair', run: () => JSON.parse(jsonrepair(json ?? text)) as unknown, isRight }]),
    ...(partial === undefined ? [] : [{ name: 'partial-json', run: () => partial(json ?? text), isRight }]),
  ];
}

/** The few functions of zod that build a schema. */
interface ZodFace {
  readonly z: Readonly<Record<'any' | 'string' | 'number' | 'boolean', () => unknown>> & {
    array(item: unknown): unknown;
    looseObject(shape: object): unknown;
  };
}

/** `JSON.parse`, then a zod schema of the value's own shape: what a careful user would write by hand. */
function zodSubjects(json: string): Subject[] {
  const z = loadPeerPackage<ZodFace>('zod')?.z;
  if (z === undefined) return [];
  const shapeOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return z.array(value.length === 0 ? z.any() : shapeOf(value[0]));
    if (typeof value === 'string') return z.string();
    if (typeof value === 'number') return z.number();
    if (typeof value === 'boolean') return z.boolean();
    return value === null
      ? z.any()
      : z.looseObject(Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, shapeOf(item)])));
  };
  const schema = shapeOf(JSON.parse(json)) as { safeParse(value: unknown): unknown };
  return [{ name: 'JSON.parse+zod', run: () => schema.safeParse(JSON.parse(json)) }];
}

function describeRow({ name, text }: AnswerInput, timings: readonly Timing[]): string[] {
  const of = (subject: string): Timing | undefined => timings.find((timing) => timing.name === subject);
  const ours = of('outcrop');
  const libraries = ['jsonrepair', 'partial-json'].map((library) => ratio(of(library), ours)).filter((value) => value !== undefined);
  const best = libraries.length === 0 ? undefined : Math.min(...libraries);
  const floor = ratio(ours, of('JSON.parse'));
  return [
    name,
    text.length < 10_000 ? `${text.length} B` : `${Math.round(text.length / 1000)} kB`,
    formatRatio(ratio(of('peer'), ours)),
    formatRatio(floor),
    formatRatio(best),
    ...['outcrop', 'peer', 'JSON.parse', 'JSON.parse+zod', 'jsonrepair', 'partial-json'].map((subject) => formatTiming(of(subject))),
  ];
}
