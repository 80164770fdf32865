import type { IToken } from 'chevrotain';
import { didYouMean } from '../suggest.ts';
import { type BuildContext, firstLineOf } from './build-context.ts';
import { spanOf } from './cst-span.ts';
import { describeText } from './describe-text.ts';

/** Words that start a statement of other languages. */
const CODE_WORDS = new Set(['let', 'const', 'var', 'watch', 'if', 'for', 'while', 'return', 'assert', 'break', 'continue']);

/** Words of older versions of the language, and what to do without them. */
const OLD_WORDS: ReadonlyMap<string, string> = new Map([
  ['impl', 'a function has its `client` and `prompt` inside'],
  ['default_impl', 'a function has its `client` and `prompt` inside'],
  ['variant', 'a function has its `client` and `prompt` inside'],
  ['printer', '`{{ ctx.output_format }}` in a prompt describes the answer'],
  ['import', 'all files of a project see one another'],
]);

/** Words of other languages, and the one meant. */
const FOREIGN_WORDS: ReadonlyMap<string, string> = new Map([
  ['struct', 'class'],
  ['interface', 'class'],
  ['record', 'class'],
  ['model', 'class'],
  ['object', 'class'],
  ['union', 'type'],
  ['alias', 'type'],
  ['fn', 'function'],
  ['func', 'function'],
  ['def', 'function'],
  ['fun', 'function'],
  ['template', 'template_string'],
  ['prompt', 'template_string'],
  ['retry', 'retry_policy'],
]);

/** Reports text that starts no declaration. `keywords` are those that may stand in its place. */
export function reportForeign(context: BuildContext, token: IToken, keywords: readonly string[]): void {
  const [word = ''] = /^[\p{L}_$][\p{L}\p{N}_$]*/u.exec(token.image) ?? [];
  const span = { start: token.startOffset, end: token.startOffset + Math.max(1, word.length) };
  const advice = OLD_WORDS.get(word);
  const foreign = FOREIGN_WORDS.get(word);
  if (CODE_WORDS.has(word)) context.report('top-level-code', firstLineOf(context, spanOf(token)), {});
  else if (advice !== undefined) context.report('old-declaration', span, { word, advice });
  else if (word === 'dynamic') context.report('dynamic-kind', span, {});
  else if (word === '') {
    const details = token.image.length === 1 ? { fix: { span, replacement: '' } } : {};
    context.report('expected-declaration', span, { found: describeText(token.image.slice(0, 1)), keywords: list(keywords) }, details);
  } else {
    const isKnown = foreign !== undefined && keywords.includes(foreign);
    const hint = isKnown ? `did you mean \`${foreign}\`?` : didYouMean(word, keywords);
    context.report('unknown-declaration', span, { word, keywords: list(keywords) }, { hint });
  }
}

function list(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
