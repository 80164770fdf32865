import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../lexer/tokenize.ts';
import { createSourceFile } from '../source-file.ts';
import { GrammarParser } from './grammar-parser.ts';

const samples = new URL('../../samples/', import.meta.url);
const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.baml'));
const ours = new GrammarParser();
/** Chevrotain's own decisions; making it throws when the grammar is ambiguous. */
const chevrotains = new GrammarParser({ skipValidations: false });

describe('decisions by the next token', () => {
  it.each(files)('are those of chevrotain: %s', (name) => {
    const { tokens } = tokenize(createSourceFile(name, readFileSync(new URL(name, samples), 'utf8')), () => {});
    const read = (parser: GrammarParser): unknown => {
      parser.input = [...tokens];
      return { cst: parser.document(), errors: parser.errors.length };
    };
    expect(read(ours)).toEqual(read(chevrotains));
  });
});
