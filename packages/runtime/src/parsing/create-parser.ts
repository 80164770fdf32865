import type { FieldType, Program } from '../program/index.ts';
import { evaluateConstraint } from '../template/index.ts';
import { createParserWith, type Parser } from './parser.ts';

/** Makes the parser for a type of a program. A type is compiled once per program, however many parsers are made for it. */
export function createParser(program: Program, type: FieldType): Parser {
  return createParserWith(program, type, evaluateConstraint);
}
