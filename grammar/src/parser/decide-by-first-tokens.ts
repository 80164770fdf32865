import type { IToken, TokenType } from 'chevrotain';
import { FIRST_TOKENS } from './first-tokens.ts';

/** The parts of chevrotain's parser that its own analysis of a grammar fills. They are not in its types. */
interface AnalysedParser {
  selfAnalysisDone: boolean;
  readonly tokensMap: Readonly<Record<string, TokenType>>;
  readonly fullRuleNameToShort: Readonly<Record<string, number>>;
  setLaFuncCache(key: number, decide: Decision): void;
}

/** Says by the next token which alternative to take, or whether to take the only one. */
type Decision = (this: { LA(howMuch: number): IToken }) => number | boolean | undefined;

/** How chevrotain numbers its methods within the keys of decisions: `rule | method | occurrence`. */
export const METHOD_KEYS: ReadonlyMap<string, number> = new Map([
  ['OR', 1 << 8],
  ['OPTION', 2 << 8],
  ['MANY', 3 << 8],
  ['AT_LEAST_ONE', 4 << 8],
]);

/**
 * Takes the place of `performSelfAnalysis`: what it finds out about our grammar stands in a table.
 *
 * Perf: making the parser takes 2 instead of 25 ms of every start of a command, in which chevrotain records, resolves and walks all rules.
 */
export function decideByFirstTokens(parser: object): void {
  const analysed = parser as AnalysedParser;
  for (const line of FIRST_TOKENS.trim().split('\n')) {
    const [rule = '', method = '', occurrence = '', tokens = ''] = line.split(/ (\D+)(\d*): /);
    const key = (analysed.fullRuleNameToShort[rule] ?? 0) | (METHOD_KEYS.get(method) ?? 0) | Number(occurrence);
    analysed.setLaFuncCache(key, method === 'OR' ? decideBetween(tokens, analysed) : decideFor(tokens, analysed));
  }
  analysed.selfAnalysisDone = true;
}

function decideBetween(tokens: string, { tokensMap }: AnalysedParser): Decision {
  const chosen: number[] = [];
  for (const [index, alternative] of tokens.split(' | ').entries())
    for (const name of alternative.split(' ')) chosen[tokensMap[name]?.tokenTypeIdx ?? 0] = index;
  return function () {
    return chosen[this.LA(1).tokenTypeIdx];
  };
}

function decideFor(tokens: string, { tokensMap }: AnalysedParser): Decision {
  const isFirst: true[] = [];
  for (const name of tokens.split(' ')) isFirst[tokensMap[name]?.tokenTypeIdx ?? 0] = true;
  return function () {
    return isFirst[this.LA(1).tokenTypeIdx];
  };
}
