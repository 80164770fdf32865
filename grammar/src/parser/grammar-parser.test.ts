import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateCstDts } from 'chevrotain';
import { expect, it } from 'vitest';
import { GrammarParser } from './grammar-parser.ts';

const folder = join(import.meta.dirname, '..', '..');

interface Production {
  readonly type: string;
  readonly name: string;
  readonly label?: string;
  readonly definition: readonly Production[];
}

const parser = new GrammarParser('analysed');
const rules = parser.getSerializedGastProductions() as unknown as readonly Production[];

/** Writes a production as `baml.ebnf` does. Parentheses stand only around alternatives among other things. */
function write({ type, name, label = name, definition }: Production, isAlone = false): string {
  const alternatives = () => definition.map((alternative) => writeSequence(alternative.definition)).join(' | ');
  const content = () => writeSequence(definition);
  const written: Record<string, () => string> = {
    Terminal: () => (/^[A-Z_]+$/.test(label) ? label : `"${label}"`),
    NonTerminal: () => name,
    Alternation: () => (isAlone ? alternatives() : `( ${alternatives()} )`),
    Option: () => `[ ${content()} ]`,
    Repetition: () => `{ ${content()} }`,
    RepetitionMandatory: () => `{ ${content()} }+`,
  };
  return written[type]?.() ?? expect.fail(`no way to write ${type}`);
}

function writeSequence(parts: readonly Production[]): string {
  return parts.map((part) => write(part, parts.length === 1)).join(' ');
}

it('has one production in baml.ebnf for each rule, and the same', () => {
  const text = readFileSync(join(folder, 'baml.ebnf'), 'utf8').replace(/\(\*[\s\S]*?\*\)/g, '');
  const documented = text.split(/\s;\s/).map((production) => production.replace(/\s+/g, ' ').trim());
  expect(documented.filter(Boolean)).toEqual(rules.map(({ name, definition }) => `${name} = ${writeSequence(definition)}`));
});

it('has the types of cst.ts', () => {
  const types = (text: string) => text.match(/^export (?:interface|type)[\s\S]*?^\}/gm)?.map((type) => type.replace(/[\s"'()]/g, ''));
  const generated = generateCstDts(parser.getGAstProductions(), { includeVisitorInterface: false });
  expect(types(readFileSync(join(folder, 'src/parser/cst.ts'), 'utf8'))).toEqual(types(generated));
});
