import { mayBecomeScalar, readBareText } from './bare-text.ts';
import { trimEnd } from './characters.ts';
import { decodeEscapes } from './escape.ts';
import { type IndentedText, readIndented } from './indented-text.ts';
import { type NumberNode, OpenScalar, type TreeNode } from './tree.ts';
import type { Place } from './verdict.ts';

/** How a text is delimited: by the mark that ends it, which an unquoted one does not have. The last two are comments. */
export type TextForm = '"' | "'" | '`' | '"""' | '```' | '' | '*/' | '\n';

/** The text that the reader is inside of. Content is only ever appended, never looked at again: it may be long. */
export interface OpenText {
  form: TextForm;
  place: Place;
  /** Without the blanks at its end when unquoted. */
  content: string;
  /** These blanks. */
  blanks: string;
  /** Content in triple quotes. A copy of the text shares it: nothing is added to it at the end of a text. */
  indented: IndentedText | undefined;
  /** Whether a comma after it is likely its end: quotes inside it come in pairs, or without quotes it is no phrase, as `Paris (France)` is. */
  endsAtComma: boolean;
  /** Whether a code fence of its own is open in it. */
  isInFence: boolean;
}

/** Begins the next text. Perf: a reader keeps one record for all its texts (a tenth of a parse). */
export function beginText(open: OpenText, form: TextForm, place: Place): void {
  open.form = form;
  open.place = place;
  open.content = '';
  open.blanks = '';
  open.indented = form === '"""' || form === '```' ? readIndented(form === '```') : undefined;
  open.endsAtComma = true;
  open.isInFence = false;
}

/** Tells whether a text says nothing. */
export function isComment({ form }: OpenText): boolean {
  return form === '\n' || form === '*/';
}

/** Appends content, as written. Escapes are never cut in two. */
export function addText(open: OpenText, text: string): void {
  if (open.indented !== undefined) {
    open.indented.add(text);
  } else if (open.form !== '') {
    open.content += open.form === '`' ? text : decodeEscapes(text, open.form);
  } else {
    const trimmed = trimEnd(text);
    if (trimmed !== '') {
      open.content += open.blanks + trimmed;
      open.blanks = '';
    }
    open.blanks += text.slice(trimmed.length);
    open.endsAtComma &&= !/[ (]/.test(text);
  }
}

/** Gives what a text means. */
export function meaningOf({ form, place, content, indented }: OpenText): string | number | boolean | null | NumberNode {
  if (form === '') return readBareText(content, place);
  return indented === undefined ? content : indented.text();
}

/** Gives the node of a text that may still grow. */
export function openNodeOf(open: OpenText): TreeNode {
  const value = meaningOf(open);
  if (value === null || typeof value === 'boolean') return value;
  const isBare = open.form === '';
  return new OpenScalar(value, isBare && mayBecomeScalar(open.content, open.place), isBare && open.place === 'root');
}
