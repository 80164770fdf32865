import { type Random, seededRandom } from './random.ts';

/** One text that a model could have answered, with the type it is meant for. */
export interface AnswerInput {
  /** The workload's name in `spec/performance.md` 3. */
  readonly name: string;
  readonly type: string;
  readonly text: string;
  /** The JSON inside, for floors that cannot find it themselves; absent when there is none. */
  readonly json?: string;
}

/** Declarations that the inputs' types refer to. */
export const ANSWER_TYPES = `
enum Severity { LOW MEDIUM HIGH }
enum Topic {
  ACCOUNT @alias("account-access") @description("cannot sign in")
  BILLING @alias("billing-question")
  OTHER
}
class Ticket { id int title string severity Severity open bool score float tags string[] note string? }
class Address { street string city string zip string }
class Line { sku string quantity int price float }
class Order { id int customer string address Address lines Line[] total float paid bool note string? status Severity channel string }
class Finding { title string detail string line int severity Severity }
class Review { summary string findings Finding[] }
class Tree { value int label string children Tree[] }
class Source { file string code string }
type JsonValue = int | float | bool | string | null | JsonValue[] | map<string, JsonValue>
${Array.from({ length: 10 }, (_, index) => `class Tool${index} { tool "tool_${index}" target string amount int }`).join('\n')}
type Tools = ${Array.from({ length: 10 }, (_, index) => `Tool${index}`).join(' | ')}
`.replace(
  /^(enum|class) (\w+) \{ (.*) \}$/gm,
  (_, keyword, name, body) => `${keyword} ${name} {\n  ${splitMembers(keyword, body).join('\n  ')}\n}`,
);

/** `a int b string[]` → one member a line. */
function splitMembers(keyword: string, body: string): string[] {
  const words = body.split(' ');
  if (keyword === 'enum') return words;
  return Array.from({ length: words.length / 2 }, (_, index) => words.slice(2 * index, 2 * index + 2).join(' '));
}

const NAMES = 'Ada Grace Alan Edsger Barbara Donald Margaret Ken Radia Leslie'.split(' ');

function order(random: Random, id: number): object {
  const lines = Array.from({ length: random.between(1, 4) }, (_, index) => ({
    sku: `SKU-${random.between(100, 999)}-${index}`,
    quantity: random.between(1, 9),
    price: random.between(100, 99_999) / 100,
  }));
  return {
    id,
    customer: `${random.pick(NAMES)} ${random.pick(NAMES)}`,
    address: {
      street: `${random.between(1, 200)} Long Street`,
      city: random.pick(['Oslo', 'Rome', 'Lima']),
      zip: String(random.between(10_000, 99_999)),
    },
    lines,
    total: random.between(100, 999_999) / 100,
    paid: random.chance(0.5),
    note: random.chance(0.3) ? 'leave it at the door' : null,
    status: random.pick(['LOW', 'MEDIUM', 'HIGH']),
    channel: random.pick(['web', 'phone']),
  };
}

/** A list of orders of about `bytes` characters, as values. */
export function orders(bytes: number): object[] {
  const random = seededRandom(7);
  const list: object[] = [];
  for (let size = 2; size < bytes; ) {
    const next = order(random, list.length + 1);
    list.push(next);
    size += JSON.stringify(next).length + 1;
  }
  return list;
}

/** The same values as a careless model writes them: unquoted keys, single quotes, comments, trailing commas. */
export function sloppy(values: readonly object[]): string {
  const random = seededRandom(11);
  const write = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(write).join(', ')}${value.length > 0 ? ',' : ''}]`;
    if (typeof value === 'string') return random.chance(0.5) ? `'${value}'` : JSON.stringify(value);
    if (typeof value !== 'object' || value === null) return String(value);
    const entries = Object.entries(value).map(([key, item]) => {
      const comment = random.chance(0.1) ? ' // as agreed\n' : '';
      return `${random.chance(0.7) ? key : JSON.stringify(key)}: ${write(item)},${comment}`;
    });
    return `{${entries.join(' ')}}`;
  };
  return `Here you are:\n${write(values)}`;
}

function tree(random: Random, depth: number): object {
  const children = depth === 0 ? [] : Array.from({ length: depth > 30 ? 1 : random.between(1, 2) }, () => tree(random, depth - 1));
  return { value: random.between(1, 99), label: `node ${depth}`, children };
}

function chain(depth: number): object {
  return depth === 0 ? { value: 0, label: 'leaf', children: [] } : { value: depth, label: `level ${depth}`, children: [chain(depth - 1)] };
}

function clean(name: string, type: string, value: unknown): AnswerInput {
  const json = JSON.stringify(value);
  return { name, type, text: json, json };
}

function fenced(name: string, type: string, value: unknown): AnswerInput {
  const json = JSON.stringify(value, null, 2);
  return {
    name,
    type,
    json,
    text: `I looked at the file and found these points.\n\n\`\`\`json\n${json}\n\`\`\`\n\nTell me if you want me to mend them.`,
  };
}

const PROGRAM = Array.from({ length: 180 }, (_, line) => `  const value${line} = compute("step ${line}", { retries: ${line % 5} });`).join(
  '\n',
);

/** The inputs of the parse workloads. */
export function answerInputs(): AnswerInput[] {
  const random = seededRandom(3);
  const findings = Array.from({ length: 5 }, (_, index) => ({
    title: `Finding ${index + 1}`,
    detail: 'The loop reads one element past the end of the list when the list is empty, and the caller does not check for that. '.repeat(
      3,
    ),
    line: random.between(1, 400),
    severity: random.pick(['LOW', 'MEDIUM', 'HIGH']),
  }));
  const tools = Array.from({ length: 9 }, (_, index) => ({
    tool: `tool_${index}`,
    target: `${random.pick(NAMES)} and everything that belongs to it, as agreed in the meeting`,
    amount: index,
  }));
  const json = { a: [1, 2.5, 'x', null, true], b: { c: orders(5_000) } };
  return [
    clean('clean-small', 'Ticket', {
      id: 17,
      title: 'Cannot sign in',
      severity: 'HIGH',
      open: true,
      score: 0.75,
      tags: ['login', 'urgent'],
      note: null,
    }),
    fenced('fenced-medium', 'Review', { summary: 'Mostly fine.', findings }),
    clean('clean-100k', 'Order[]', orders(100_000)),
    clean('clean-1m', 'Order[]', orders(1_000_000)),
    { name: 'sloppy-2k', type: 'Order[]', text: sloppy(orders(2_000)) },
    { name: 'sloppy-100k', type: 'Order[]', text: sloppy(orders(100_000)) },
    { ...clean('tool-union', 'Tools[]', tools), text: `I will do these:\n${JSON.stringify(tools)}` },
    {
      name: 'enum-in-prose',
      type: 'Topic',
      text: `${'The customer writes that the password reset mail never arrives, and that the page shows an error. '.repeat(3)}So this is **account-access**`,
    },
    clean('tree-recursive', 'Tree', tree(seededRandom(5), 5)),
    clean('tree-deep40', 'Tree', chain(40)),
    clean('json-alias', 'JsonValue', json),
    fenced('code-escaped', 'Source', { file: 'main.ts', code: PROGRAM }),
    { name: 'code-raw-newlines', type: 'Source', text: `{file: main.ts, code: "${PROGRAM.replaceAll('"', "'")}"}` },
  ];
}
