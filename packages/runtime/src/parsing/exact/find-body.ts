import { BACKTICK, NEWLINE, SPACE, TAB } from '../read/characters.ts';
import { readFenceOpening } from '../read/fence-line.ts';

/** A part of a text. */
export interface Body {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the only place in an answer where JSON may stand: from the first bracket to the last, possibly in one code fence. Gives nothing when
 * there are more fences or other content in the fence; such answers need a closer look.
 */
export function findBody(text: string): Body | undefined {
  const start = firstOf(text.indexOf('{'), text.indexOf('['));
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1;
  if (start === -1 || end <= start || firstOf(text.indexOf('{', end), text.indexOf('[', end)) !== -1) return undefined;
  let hasFence = false;
  for (let at = text.indexOf('```'); at !== -1; at = text.indexOf('```', at + 3)) {
    if (at > start && at < end) return undefined;
    const contentStart = fenceContentStart(text, at);
    if (contentStart === undefined) continue;
    if (hasFence || at > start || !isBlankBetween(text, contentStart, start)) return undefined;
    hasFence = true;
  }
  return hasFence && !isFenceClosed(text, end) ? undefined : { start, end };
}

function firstOf(left: number, right: number): number {
  if (left === -1 || right === -1) return Math.max(left, right);
  return Math.min(left, right);
}

/** Gives where the content of the fence begins that these backticks open, if they do. */
function fenceContentStart(text: string, at: number): number | undefined {
  let lineStart = at;
  while (lineStart > 0 && (text.charCodeAt(lineStart - 1) === SPACE || text.charCodeAt(lineStart - 1) === TAB)) lineStart -= 1;
  if (lineStart > 0 && text.charCodeAt(lineStart - 1) !== NEWLINE) return undefined;
  const next = readFenceOpening(text, lineStart, true);
  return typeof next === 'number' ? next : undefined;
}

function isBlankBetween(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}

/** Tells whether the next line that is not blank closes a fence. */
function isFenceClosed(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) <= SPACE) at += 1;
  if (text.charCodeAt(at) !== BACKTICK) return false;
  return /^\s*\n[ \t]*```[ \t]*(?:\r?\n|$)/.test(text.slice(from, from + 200));
}

/** Gives the first character of a text that is not blank. */
export function firstCharacter(text: string): number {
  let at = 0;
  while (text.charCodeAt(at) <= SPACE) at += 1;
  return text.charCodeAt(at);
}

/** Gives the last character of a text that is not blank. */
export function lastCharacter(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && text.charCodeAt(at) <= SPACE) at -= 1;
  return text.charCodeAt(at);
}
