import type { Diagnostic, RelatedPlace } from './diagnostic.ts';
import { lineAt, type SourceFile } from './source-file.ts';

export interface CodeFrameOptions {
  /** Adds ANSI colours. */
  readonly color?: boolean;
}

const MAX_COLUMNS = 120;
const TAB = '    ';
const COLORS = { error: '\u001b[31m', warning: '\u001b[33m', dim: '\u001b[2m', bold: '\u001b[1m', reset: '\u001b[0m' };

type Paint = (style: keyof typeof COLORS, text: string) => string;

/**
 * Shows a diagnostic to people: what is wrong, where, the line with its neighbours, carets under the span, then help and related places.
 * A span over several lines is marked on its first line. Several lines of text, without a newline at the end.
 */
export function renderCodeFrame(diagnostic: Diagnostic, source: SourceFile, { color = false }: CodeFrameOptions = {}): string {
  const paint: Paint = (style, text) => (color && text !== '' ? `${COLORS[style]}${text}${COLORS.reset}` : text);
  const { severity, code, file, start, help, related } = diagnostic;
  const message = showControls(diagnostic.message);
  const lastLine = hasNextLine(source, start.line) ? start.line + 1 : start.line;
  const width = String(lastLine + 1).length;
  const gutter = (label: string) => paint('dim', ` ${label.padStart(width)} |`);
  const excerpt = renderExcerpt(diagnostic, source, paint, gutter);
  const notes = [...related.map(renderRelated), ...(help === undefined ? [] : [`help: ${showControls(help)}`])];
  return [
    `${paint(severity, `${severity}[${code}]`)}${paint('bold', `: ${message}`)}`,
    `${paint('dim', `${' '.repeat(width)} -->`)} ${file}:${start.line + 1}:${start.character + 1}`,
    gutter(''),
    ...excerpt,
    ...(notes.length > 0 ? [gutter(''), ...notes.map((note) => `${paint('dim', ` ${' '.repeat(width)} =`)} ${note}`)] : []),
  ].join('\n');
}

function renderRelated({ file, start, message }: RelatedPlace): string {
  return `${message}: ${file}:${start.line + 1}:${start.character + 1}`;
}

/** The marked line between its neighbours. */
function renderExcerpt(diagnostic: Diagnostic, source: SourceFile, paint: Paint, gutter: (label: string) => string): string[] {
  const { start, end, hint } = diagnostic;
  const marked = lineAt(source, start.line);
  const endCharacter = end.line === start.line ? end.character : marked.length;
  const from = expandTabs(marked.slice(0, start.character)).length;
  const length = Math.max(1, expandTabs(marked.slice(start.character, endCharacter)).length);
  const window = clip(expandTabs(marked).length, from, length);
  const carets = '^'.repeat(Math.min(length, window.end - from) || 1);
  const line = (index: number) => {
    const shown = showLine(lineAt(source, index), index === start.line ? window : { start: 0, end: MAX_COLUMNS });
    return `${gutter(String(index + 1))} ${shown}`.trimEnd();
  };
  return [
    ...(start.line > 0 ? [line(start.line - 1)] : []),
    line(start.line),
    `${gutter('')} ${' '.repeat(from - window.start)}${paint(diagnostic.severity, hint === undefined ? carets : `${carets} ${showControls(hint)}`)}`,
    ...(hasNextLine(source, start.line) ? [line(start.line + 1)] : []),
  ];
}

/** Is there another line: one with text, if it is the last? */
function hasNextLine(source: SourceFile, line: number): boolean {
  const last = source.lineStarts.length - 1;
  return line + 1 < last || (line + 1 === last && lineAt(source, last) !== '');
}

interface Window {
  readonly start: number;
  readonly end: number;
}

/** The columns to show of a line: all of a short one, else those around the span. */
function clip(lineLength: number, from: number, length: number): Window {
  if (lineLength <= MAX_COLUMNS) return { start: 0, end: MAX_COLUMNS };
  const room = Math.max(0, MAX_COLUMNS - length);
  const start = Math.max(0, Math.min(from - (room >> 1), lineLength - MAX_COLUMNS));
  return { start: Math.min(start, from), end: Math.min(start, from) + MAX_COLUMNS };
}

function showLine(text: string, { start, end }: Window): string {
  const expanded = expandTabs(text);
  const shown = expanded.slice(start, end);
  return `${start > 0 && shown !== '' ? `…${shown.slice(1)}` : shown}${expanded.length > end ? '…' : ''}`;
}

function expandTabs(text: string): string {
  return showControls(text.replaceAll('\t', TAB));
}

/** Puts a visible character in place of each that would steer a terminal, or turn the direction of the text. */
function showControls(text: string): string {
  return text.replace(/(?!\n)\p{Cc}|\p{Bidi_Control}/gu, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}
