import { BACKSLASH, COMMA, DOUBLE_QUOTE, NEWLINE } from './characters.ts';
import { endsAtBareComma } from './comma-rule.ts';
import { isUnfinishedEscape } from './escape.ts';
import { type FenceLine, readFenceClosing, readFenceOpening } from './fence-line.ts';
import { addText } from './open-text.ts';
import { endsAtQuote } from './quote-rule.ts';
import { type ReaderState, waitAt } from './reader-state.ts';
import type { Place } from './verdict.ts';

/**
 * The characters that may end an unquoted text. Differs: in the reference implementation a key runs on over the bracket:
 * `{like this} … {"a": 1}` is one object there.
 */
const BARE_ENDS: Readonly<Record<Place, string>> = { key: ':}', value: ',}', item: ',]', root: '{[' };

/** The rest of a longer text is searched for its end, not read character by character. */
const SHORT = 48;

/** Reads on inside of a text. Gives the place of the first character that was not read. Says in the state whether the text goes on. */
export function readText(text: string, from: number, state: ReaderState): number {
  const { form, place } = state;
  if (form.length > 1 || form === '\n') return readUntil(text, from, state);
  return readOn(text, from, form || BARE_ENDS[place], state);
}

/** Reads up to a character that may end the text, and stops there if it does. */
function readOn(text: string, from: number, ends: string, state: ReaderState): number {
  const { form } = state;
  const end = ends.charCodeAt(0);
  const otherEnd = ends.charCodeAt(ends.length - 1);
  const lineEnd = state.scope === 'fence' ? NEWLINE : end;
  const backslash = form === '"' || form === "'" ? BACKSLASH : end;
  const longFrom = form === '' ? -1 : from + SHORT;
  let start = from;
  for (let at = from; ; at += 1) {
    if (at === longFrom) at = skipPlain(text, at, state);
    const code = at < text.length ? text.charCodeAt(at) : end;
    if (code !== end && code !== otherEnd && code !== backslash && code !== lineEnd) continue;
    if (code === BACKSLASH && !isUnfinishedEscape(text, at)) {
      at += 1;
      continue;
    }
    addText(state, text.slice(start, at));
    if (at >= text.length) return at;
    const next = stopAt(text, at, code, state);
    if (next !== undefined) return next;
    start = at;
  }
}

/** Stops at a character that may end a text. Gives nothing if that is content. */
function stopAt(text: string, at: number, code: number, state: ReaderState): number | undefined {
  if (code === BACKSLASH) return stopInEscape(text, at, state);
  return code === NEWLINE ? closeFence(text, at, state) : endText(text, at, code, state);
}

/** Perf: gives the place of the next quote, unless an escape or a line end comes before it (a long text in a tenth of the time). */
function skipPlain(text: string, from: number, { form, scope }: ReaderState): number {
  const end = text.indexOf(form, from);
  const content = text.slice(from, end);
  return end === -1 || content.includes('\\') || (scope === 'fence' && content.includes('\n')) ? from : end;
}

/** A half escape at the end of a text that may grow is held back; at the very end a lone backslash is content. */
function stopInEscape(text: string, at: number, state: ReaderState): number {
  if (!state.isEnded) return waitAt(at, state);
  if (!state.isLook && at + 1 === text.length) addText(state, '\\');
  return text.length;
}

/** Ends a text at a character that may end it. Gives nothing if that is content. */
function endText(text: string, at: number, code: number, state: ReaderState): number | undefined {
  const isBare = state.form === '';
  const isSure = isBare && (state.place !== 'value' || code !== COMMA);
  const ends = isSure || (isBare ? endsAtBareComma(text, at, state) : endsAtQuote(text, at + 1, state));
  if (ends === undefined) return waitAt(at, state);
  if (ends) {
    state.isInText = false;
    return isBare ? at : at + 1;
  }
  if (code === DOUBLE_QUOTE) state.endsAtComma = !state.endsAtComma;
  return undefined;
}

/** Reads up to a mark that always ends the text. A part of the mark at the end of the text is no content. */
function readUntil(text: string, from: number, state: ReaderState): number {
  const { form } = state;
  const end = text.indexOf(form, from);
  if (end !== -1) {
    addText(state, text.slice(from, end));
    state.isInText = false;
    return form === '\n' ? end : end + form.length;
  }
  const rest = text.slice(from);
  let part = form.length - 1;
  while (!rest.endsWith(form.slice(0, part))) part -= 1;
  addText(state, rest.slice(0, rest.length - part));
  return part === 0 || state.isEnded ? text.length : waitAt(text.length - part, state);
}

/** Closes the fence if the line after a line end does. Gives nothing if it does not. */
export function closeFence(text: string, at: number, state: ReaderState): number | undefined {
  const line = readLineInFence(text, at + 1, state);
  if (line === 'no') return undefined;
  if (line === 'undecided') return state.isEnded ? text.length : waitAt(at, state);
  state.status = 'closed';
  state.isInText = false;
  return line;
}

/** Tells whether a line closes the fence. In the middle of a quoted text it may belong to a fence that was opened in this text. */
function readLineInFence(text: string, lineStart: number, state: ReaderState): FenceLine {
  const closing = readFenceClosing(text, lineStart, state.isEnded);
  if (!state.isInText || state.form === '') return closing;
  const opening = readFenceOpening(text, lineStart, state.isEnded);
  if (opening === 'undecided') return opening;
  if (opening === 'no' && !state.isInFence) return closing;
  state.isInFence = opening !== 'no' || closing === 'no';
  return 'no';
}
