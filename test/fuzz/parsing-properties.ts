import { isDeepStrictEqual } from 'node:util';
import { BamlValidationError } from 'outcrop/errors';
import { createParser, type Parser } from 'outcrop/parse';
import type { FieldType } from 'outcrop/program';
import { evaluateConstraint } from 'outcrop/template';
import { partialOf } from '../support/partial-of.ts';
import { fitsType } from './fits-type.ts';
import { program, types } from './sloppy-answer.ts';

const NO_FIT = 'does not fit';

export function newParser(type: FieldType): Parser {
  return createParser(program, type, { evaluateConstraint });
}

const parsers = new Map<FieldType, Parser>(types.map((type) => [type, newParser(type)]));

export function parserOf(type: FieldType): Parser {
  const parser = parsers.get(type);
  if (parser === undefined) throw new Error('no such type');
  return parser;
}

/** The value, or that the text does not fit. Any other error is a fault of the parser. */
export function outcome(parse: () => unknown): unknown {
  try {
    return { value: parse() };
  } catch (error) {
    if (error instanceof BamlValidationError) return NO_FIT;
    throw error;
  }
}

/** Two outcomes that ought to be the same, and are not. */
export interface Fault {
  readonly rule: string;
  readonly left: unknown;
  readonly right: unknown;
}

/** Equal down to the order of keys. */
function compare(rule: string, left: unknown, right: unknown): Fault | undefined {
  const isSame = isDeepStrictEqual(left, right) && JSON.stringify(left) === JSON.stringify(right);
  return isSame ? undefined : { rule, left, right };
}

/** The exact way and the general way give the same value, and the value is one of the type. */
export function findWholeFault(type: FieldType, text: string): Fault | undefined {
  const parser = parserOf(type);
  const left = outcome(() => parser.parse(text));
  const right = outcome(() => parser.parseWithReport(text).value);
  const isFit = left === NO_FIT || fitsType(program, type, (left as { value: unknown }).value);
  return compare('exact = general', left, right) ?? (isFit ? undefined : { rule: 'the value is one of the type', left, right: type });
}

/** A stream gives at every cut what the text so far gives, and at the end what the whole text gives. */
export function findStreamFault(type: FieldType, text: string, cuts: Iterable<number>): Fault | undefined {
  const parser = parserOf(type);
  const stream = parser.stream();
  let start = 0;
  for (const end of cuts) {
    stream.feed(text.slice(start, end));
    start = end;
    const fault = compare(`stream at ${end}`, stream.partial(), partialOf(newParser(type), text.slice(0, end)));
    if (fault !== undefined) return fault;
  }
  stream.feed(text.slice(start));
  return compare(
    'end of the stream',
    outcome(() => stream.finish()),
    outcome(() => parser.parse(text)),
  );
}
