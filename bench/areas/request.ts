import { compile } from '@outcrop/compiler';
import { createClientFromProgram, Image } from 'outcrop';
import { type MeasureOptions, measure } from '../measure.ts';
import { loadPeerClient } from '../peer.ts';
import { formatRatio, formatTiming, printTable, ratio } from '../table.ts';

const SOURCE = `
client<llm> Bedrock {
  provider aws-bedrock
  options {
    model "anthropic.claude-3-haiku-20240307-v1:0"
    region "us-east-1"
    access_key_id "AKIDEXAMPLE"
    secret_access_key "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
  }
}

class Message {
  role string
  text string
}

class Answer {
  name string
  skills string[]
}

function Short(text: string) -> Answer {
  client Bedrock
  prompt #"Extract from {{ text }}. {{ ctx.output_format }}"#
}

function Chat(messages: Message[]) -> string {
  client Bedrock
  prompt #"
    {% for message in messages %}
    {{ _.role(message.role) }}
    {{ message.text }}
    {% endfor %}
  "#
}

function Look(photo: image) -> string {
  client Bedrock
  prompt #"What is this? {{ photo }}"#
}
`;

const MESSAGES = Array.from({ length: 200 }, (_, index) => ({
  role: index % 2 === 0 ? 'user' : 'assistant',
  text: `Message ${index}: ${'a few words of a conversation '.repeat(4)}`,
}));

/** Rendering, body and signature of a request (`spec/performance.md` 6). The reference implementation signs nothing. */
export async function benchRequest(options: MeasureOptions): Promise<void> {
  const { program, diagnostics } = compile({ 'main.baml': SOURCE });
  if (diagnostics.length > 0) throw new Error(`the source does not compile: ${diagnostics[0]?.message}`);
  const { request } = createClientFromProgram(program);
  const peer = loadPeerClient('request', SOURCE);
  const text = 'All work and no play makes Jack a dull boy. '.repeat(2_300);
  const base64 = Buffer.alloc(3_900_000, 'outcrop').toString('base64');
  const image = Image.fromBase64('image/png', base64);
  const cases: [name: string, fn: string, args: Record<string, unknown>][] = [
    ['R1 one-line prompt', 'Short', { text: 'Jane Doe' }],
    ['R2 100 kB argument', 'Short', { text }],
    ['R3 200 chat messages', 'Chat', { messages: MESSAGES }],
    ['R4 5 MB image', 'Look', { photo: image }],
  ];
  const rows: string[][] = [];
  for (const [name, fn, args] of cases) {
    const values = Object.values(args);
    const body = (await request[fn]?.(...values))?.body.json() as unknown;
    const [ours, theirs, floor] = await measure(
      [
        { name: 'outcrop', run: () => request[fn]?.(...values) },
        { name: 'peer', run: () => peer?.request[fn]?.(...peerArguments(values)), isRight: (result) => result !== undefined },
        { name: 'floor', run: () => JSON.stringify(body) },
      ],
      options,
    );
    rows.push([name, formatRatio(ratio(theirs, ours)), formatRatio(ratio(ours, floor)), ...[ours, theirs, floor].map(formatTiming)]);
  }
  printTable(['request (ours signed)', 'peer÷outcrop', 'outcrop÷floor', 'outcrop', 'peer', 'JSON.stringify(body)'], rows);
}

/** The reference implementation takes media as plain data. */
function peerArguments(values: readonly unknown[]): unknown[] {
  return values.map((value) => (value instanceof Image ? value.toJSON() : value));
}
