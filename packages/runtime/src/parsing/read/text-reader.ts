import {
  BACKSLASH,
  BACKTICK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
} from './characters.ts';
import { endsAtBareComma } from './comma-rule.ts';
import { readEscape } from './escape.ts';
import { endsBeforeFence, readFenceClosing, readFenceOpening } from './fence-line.ts';
import type { OpenText } from './open-text.ts';
import { endsAtQuote, type QuotedContext } from './quote-rule.ts';
import { NO, type Place, UNDECIDED, type Verdict, YES } from './verdict.ts';

/** Where a text is read. */
export interface Surroundings {
  /** Whether a line may close the fence around the text. */
  readonly isFence: boolean;
  /** Whether the text ends with the piece at hand, for good or for a look. */
  isEnded: boolean;
  isLook: boolean;
}

/** Reads on inside of a text. Gives the place of the first character that was not read; the text's status says why. */
export function readText(text: string, from: number, open: OpenText, where: Surroundings): number {
  open.status = 'open';
  switch (open.form) {
    case 'double':
    case 'single':
    case 'backtick':
      return readQuoted(text, from, open, where);
    case 'bare':
      return readBare(text, from, open, where);
    case 'tripleDouble':
      return readUntil(text, from, open, '"""', where);
    case 'tripleBacktick':
      return readUntil(text, from, open, '```', where);
    case 'blockComment':
      return readUntil(text, from, open, '*/', where);
    case 'lineComment':
      return readLine(text, from, open);
  }
}

function stop(open: OpenText, status: 'waiting' | 'closed' | 'fence closed', at: number): number {
  open.status = status;
  return at;
}

function readQuoted(text: string, from: number, open: OpenText, where: Surroundings): number {
  const { quote } = open;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH && quote !== BACKTICK) return readEscapes(text, from, at, open, where);
    const next = code === quote || (code === NEWLINE && where.isFence) ? endQuoted(text, at, open, where) : undefined;
    if (next === undefined) continue;
    open.add(text.slice(from, at));
    return next;
  }
  open.add(text.slice(from));
  return text.length;
}

/** Reads escapes and what is between them, from the first one on. Perf: joined at once, since each text that is added makes a node of its own. */
function readEscapes(text: string, from: number, first: number, open: OpenText, where: Surroundings): number {
  const parts: string[] = [];
  let start = from;
  let at = first;
  while (at !== -1 && at < text.length) {
    const escaped = readEscape(text, at, open.quote);
    if (at > start) parts.push(text.slice(start, at));
    start = at;
    if (escaped === 'undecided') break;
    parts.push(escaped.text);
    start = at + escaped.length;
    at = nextEscape(text, start, open.quote, where);
  }
  open.add(parts.join(''));
  return start < text.length && start === at ? endInEscape(text, at, open, where) : start;
}

/** Gives the place of the next escape if nothing that may end the text comes before it. */
function nextEscape(text: string, from: number, quote: number, { isFence }: Surroundings): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) return at;
    if (code === quote || (code === NEWLINE && isFence)) return -1;
  }
  return -1;
}

/** Ends the text at a quote or at the line that closes the fence. Gives nothing if they are content. */
function endQuoted(text: string, at: number, open: OpenText, where: Surroundings): number | undefined {
  const code = text.charCodeAt(at);
  if (code === NEWLINE) return closeFenceInText(text, at, open, where);
  const verdict = quoteVerdict(text, at + 1, open, where);
  if (verdict === YES) return stop(open, 'closed', at + 1);
  if (verdict === UNDECIDED) return stop(open, 'waiting', at);
  if (code === DOUBLE_QUOTE) open.hasPairedQuotes = !open.hasPairedQuotes;
  return undefined;
}

/** Decides whether a quote ends its text, by what follows it, the line that closes a fence included. */
export function quoteVerdict(text: string, after: number, context: QuotedContext, { isFence, isEnded }: Surroundings): Verdict {
  const isLast = isFence ? endsBeforeFence(text, after, isEnded) : NO;
  return isLast === NO ? endsAtQuote(text, after, context, isEnded) : isLast;
}

/** A half escape at the end of a text that may grow is held back; at the very end a lone backslash is content. */
function endInEscape(text: string, at: number, open: OpenText, { isEnded, isLook }: Surroundings): number {
  if (!isEnded) return stop(open, 'waiting', at);
  if (!isLook && at + 1 === text.length) open.add('\\');
  return text.length;
}

function readBare(text: string, from: number, open: OpenText, where: Surroundings): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE && where.isFence) {
      const next = closeFence(text, at, open, where);
      if (next === undefined) continue;
      open.addBare(text.slice(from, at));
      return next;
    }
    if (!mayEndBare(code, open.place)) continue;
    open.addBare(text.slice(from, at));
    const verdict = code === COMMA && open.place === 'value' ? endsAtBareComma(text, at, open, where.isEnded) : YES;
    if (verdict !== NO) return stop(open, verdict === UNDECIDED ? 'waiting' : 'closed', at);
    open.addBare(',');
    return at + 1;
  }
  open.addBare(text.slice(from));
  return text.length;
}

/** Tells whether an unquoted text may end at a character. */
export function mayEndBare(code: number, place: Place): boolean {
  switch (place) {
    case 'key':
      // Differs: in the reference implementation a key runs on over the bracket: `{like this} … {"a": 1}` is one object there.
      return code === COLON || code === CLOSE_BRACE;
    case 'value':
      return code === COMMA || code === CLOSE_BRACE;
    case 'item':
      return code === COMMA || code === CLOSE_BRACKET;
    case 'root':
      return code === OPEN_BRACE || code === OPEN_BRACKET;
  }
}

/** Reads up to a mark that always ends the text. A part of the mark at the end of the text is no content. */
function readUntil(text: string, from: number, open: OpenText, mark: string, { isEnded }: Surroundings): number {
  const end = text.indexOf(mark, from);
  if (end !== -1) {
    open.add(text.slice(from, end));
    return stop(open, 'closed', end + mark.length);
  }
  let part = mark.length - 1;
  while (part > 0 && (text.length - part < from || !text.endsWith(mark.slice(0, part)))) part -= 1;
  open.add(text.slice(from, text.length - part));
  return part === 0 || isEnded ? text.length : stop(open, 'waiting', text.length - part);
}

function readLine(text: string, from: number, open: OpenText): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : stop(open, 'closed', end);
}

/** Closes the fence in the middle of a quoted text, unless the line belongs to a fence that was opened in this text. */
function closeFenceInText(text: string, at: number, open: OpenText, where: Surroundings): number | undefined {
  const opening = readFenceOpening(text, at + 1, where.isEnded);
  if (opening === 'undecided') return where.isEnded ? text.length : stop(open, 'waiting', at);
  if (opening !== 'no') open.isInFence = true;
  else if (!open.isInFence) return closeFence(text, at, open, where);
  else if (readFenceClosing(text, at + 1, where.isEnded) !== 'no') open.isInFence = false;
  return undefined;
}

/** Closes the fence if the line after a line end does. Gives nothing if it does not. */
function closeFence(text: string, at: number, open: OpenText, where: Surroundings): number | undefined {
  const line = readFenceClosing(text, at + 1, where.isEnded);
  if (line === 'no') return undefined;
  if (line === 'undecided') return where.isEnded ? text.length : stop(open, 'waiting', at);
  return stop(open, 'fence closed', line);
}
