import { compile } from '@outcrop/compiler';
import { createParser } from 'outcrop/parse';
import { ANSWER_TYPES, orders, sloppy } from '../inputs/answers.ts';
import { type MeasureOptions, measure } from '../measure.ts';
import { loadPeerClient, loadPeerPackage, type PeerClient } from '../peer.ts';
import { formatNs, formatRatio, printTable } from '../table.ts';

const SOURCE = `${ANSWER_TYPES}
client<llm> Bedrock {
  provider aws-bedrock
  options {
    model "anthropic.claude-3-haiku-20240307-v1:0"
    region "us-east-1"
  }
}

function Orders() -> Order[] {
  client Bedrock
  prompt #"{{ ctx.output_format }}"#
}
`;

/** Prefixes of the peer that are timed; the total is their mean times the number of deltas. */
const SAMPLED_PREFIXES = 20;

interface Shape {
  readonly name: string;
  readonly text: string;
  readonly delta: number;
}

/** Time to consume one growing answer, with a partial value after every delta (`spec/performance.md` 5.1). */
export async function benchStream(options: MeasureOptions): Promise<void> {
  const { program } = compile({ 'main.baml': SOURCE });
  const parser = createParser(program, { list: 'Order' });
  const peer = loadPeerClient('stream', SOURCE);
  const parsePartialJson = loadPeerPackage<{ parsePartialJson(text: string): Promise<unknown> }>('ai')?.parsePartialJson;
  const rows: string[][] = [];
  for (const { name, text, delta } of shapes(options.quick)) {
    const [timing] = await measure([{ name: 'outcrop', run: () => readStream(parser, text, delta) }], options);
    const ours = timing?.kind === 'timed' ? timing.medianNs : Number.NaN;
    const theirs = peer && (await sample(text, delta, (prefix) => parsePartially(peer, prefix)));
    const sdk = parsePartialJson && (await sample(text, delta, (prefix) => parsePartialJson(prefix)));
    rows.push([
      name,
      formatRatio(theirs && theirs / ours),
      formatRatio(sdk && sdk / ours),
      formatNs(ours),
      theirs === undefined ? '–' : `${formatNs(theirs)} sampled`,
      sdk === undefined ? '–' : `${formatNs(sdk)} sampled`,
    ]);
  }
  printTable(['stream', 'peer÷outcrop', 'AI SDK÷outcrop', 'outcrop', 'peer', 'AI SDK'], rows);
}

function shapes(quick: boolean): Shape[] {
  const pretty = (bytes: number): string => JSON.stringify(orders(bytes * 0.6), null, 2);
  const all: Shape[] = [
    { name: '1 kB / 4', text: pretty(1_000), delta: 4 },
    { name: '10 kB / 4', text: pretty(10_000), delta: 4 },
    { name: '10 kB / 20', text: pretty(10_000), delta: 20 },
    { name: '100 kB / 4', text: pretty(100_000), delta: 4 },
    { name: '100 kB / 20', text: pretty(100_000), delta: 20 },
    { name: 'sloppy 10 kB / 4', text: sloppy(orders(10_000)), delta: 4 },
    { name: 'sloppy 100 kB / 20', text: sloppy(orders(100_000)), delta: 20 },
  ];
  return quick ? all : [...all, { name: '1 MB / 20', text: pretty(1_000_000), delta: 20 }];
}

/** Feeds a whole answer, and takes a partial after each delta. */
function readStream(parser: ReturnType<typeof createParser>, text: string, delta: number): void {
  const stream = parser.stream();
  for (let end = 0; end < text.length; end += delta) {
    stream.feed(text.slice(end, end + delta));
    stream.partial();
  }
  stream.finish();
}

function parsePartially(peer: PeerClient, prefix: string): unknown {
  try {
    return peer.parseStream.Orders?.(prefix);
  } catch {
    return undefined;
  }
}

async function sample(text: string, delta: number, parse: (prefix: string) => unknown): Promise<number> {
  const deltas = Math.ceil(text.length / delta);
  let total = 0;
  for (let index = 1; index <= SAMPLED_PREFIXES; index += 1) {
    const prefix = text.slice(0, Math.floor((text.length * index) / SAMPLED_PREFIXES));
    const start = process.hrtime.bigint();
    await parse(prefix);
    total += Number(process.hrtime.bigint() - start);
  }
  return (total / SAMPLED_PREFIXES) * deltas;
}
