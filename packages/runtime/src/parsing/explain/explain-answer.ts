import type { AnswerRules } from '../answer-rules.ts';
import { prepareDeepTree } from '../coerce-deep.ts';
import { isNamed } from '../coerce-named.ts';
import { readAnswer } from '../read-answer.ts';
import { explainFailure } from './explain-failure.ts';
import { failureMessage, failureTree } from './failure.ts';

/** Says why an answer does not fit: one line for each place, and the whole tree of reasons. */
export function explainAnswer(rules: AnswerRules, text: string): { message: string; detailed_message?: string } {
  const { final, whole, maxDepth } = rules;
  const reading = readAnswer(text, rules);
  if (reading === undefined) return { message: `the answer nests deeper than ${maxDepth} levels` };
  // Names, and text that is the value itself, are looked for in the answer as a whole.
  const node = isNamed(final) || final.kind === 'string' ? text : reading.node;
  const failure = explainFailure({ coercion: prepareDeepTree(whole, final, reading), path: '', level: 0 }, final, node);
  return { message: failureMessage(failure), detailed_message: failureTree(failure) };
}
