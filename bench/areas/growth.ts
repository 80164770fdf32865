import { compile } from '@outcrop/compiler';
import { createParser } from 'outcrop/parse';
import { ANSWER_TYPES, orders, sloppy } from '../inputs/answers.ts';
import { formatNs, printTable } from '../table.ts';

const SIZES = [10_000, 100_000, 1_000_000];

/** Texts of about `bytes` characters that make careless parsers slow. */
const SHAPES: Readonly<Record<string, (bytes: number) => string>> = {
  'clean JSON': (bytes) => JSON.stringify(orders(bytes)),
  'sloppy JSON': (bytes) => sloppy(orders(bytes)),
  '[': (bytes) => '['.repeat(bytes),
  '{"a":': (bytes) => '{"a":'.repeat(bytes / 5),
  '[{"a":': (bytes) => '[{"a":'.repeat(bytes / 6),
  quotes: (bytes) => `{"title": ${'"'.repeat(bytes)}`,
  backslashes: (bytes) => `{"title": "${'\\'.repeat(bytes)}`,
  'prose with stray braces': (bytes) => 'this } is { not ] quite [ json. '.repeat(bytes / 32),
  'prose with {b}': (bytes) => 'see {b} and [1]. '.repeat(bytes / 17),
  'closing braces': (bytes) => `{}${'}'.repeat(bytes)}`,
  objects: (bytes) => '{"id": 1}\n'.repeat(bytes / 10),
  fences: (bytes) => '```json\n{"id": 1}\n```\n'.repeat(bytes / 22),
  'closing fences': (bytes) => `\`\`\`json\n${'```\n'.repeat(bytes / 4)}`,
};

/** Time by size for hostile texts, and the exponent of growth from 10 kB to 1 MB (`spec/performance.md` 4). */
export async function benchGrowth(): Promise<void> {
  const { program } = compile({ 'main.baml': ANSWER_TYPES });
  const rows: string[][] = [];
  for (const type of ['Order[]', 'Ticket', 'JsonValue']) {
    const parser = createParser(program, type === 'Order[]' ? { list: 'Order' } : type);
    for (const [name, make] of Object.entries(SHAPES)) {
      const times = SIZES.map((size) => timeParse(parser, make(size)));
      const exponent = Math.log((times[2] ?? 0) / (times[0] ?? 1)) / Math.log(100);
      rows.push([`${name} → ${type}`, `e = ${exponent.toFixed(2)}`, ...times.map(formatNs)]);
    }
  }
  printTable(['growth', 'exponent', '10 kB', '100 kB', '1 MB'], rows);
}

/** Nanoseconds of the best of five parses; a text that cannot be parsed counts like any other. */
function timeParse(parser: ReturnType<typeof createParser>, text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const start = process.hrtime.bigint();
    try {
      parser.parse(text);
    } catch {
      // The time of a refusal is what is measured.
    }
    best = Math.min(best, Number(process.hrtime.bigint() - start));
  }
  return best;
}
