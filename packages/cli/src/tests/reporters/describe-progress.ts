import { describeTokens } from '../../calls/describe-usage.ts';
import type { Colors } from '../../terminal/terminal.ts';
import { type TestResult, titleOf } from '../test-result.ts';
import { describeDuration } from './describe-duration.ts';
import { markOf } from './mark-of.ts';
import { padTo } from './pad-to.ts';
import { toPrintable } from './to-printable.ts';

/** How far a run is. */
export interface Progress {
  /** When the tests that are running began, by title. */
  readonly running: ReadonlyMap<string, number>;
  readonly done: number;
  readonly bad: number;
  readonly total: number;
  readonly startedAt: number;
}

/** How the lines of tests look. */
export interface LineStyle {
  readonly colors: Colors;
  /** Width of the column of titles. */
  readonly titleWidth: number;
}

const DURATION_WIDTH = 8;
const MAX_ERROR_LENGTH = 100;
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const FRAME_MS = 100;

/** The line of a test that is over. */
export function describeResult(result: TestResult, { colors, titleWidth }: LineStyle): string {
  const { status, durationMs, usage, flaky, error } = result;
  const details = [
    describeTokens(usage),
    flaky ? colors.yellow('flaky') : '',
    status === 'error' && error !== undefined ? colors.yellow(`error: ${shorten(error)}`) : '',
  ];
  const columns = [padTo(titleOf(result), titleWidth), describeDuration(durationMs).padStart(DURATION_WIDTH), ...details];
  return ` ${markOf(status, colors)} ${columns.filter((column) => column !== '').join('   ')}`;
}

/** What is drawn below the lines of the tests that are over: those that are running, and how many are done. Empty when none runs. */
export function describeProgress(
  { running, done, bad, total, startedAt }: Progress,
  now: number,
  { colors, titleWidth }: LineStyle,
): string {
  if (running.size === 0) return '';
  const frame = colors.cyan(FRAMES[Math.floor((now - startedAt) / FRAME_MS) % FRAMES.length] ?? '');
  const lines = [...running].map(([title, began]) => {
    return ` ${frame} ${padTo(title, titleWidth)}   ${colors.dim(describeElapsed(now - began).padStart(DURATION_WIDTH))}`;
  });
  const counts = `${done} of ${total} done${bad > 0 ? colors.red(`, ${bad} not passed`) : ''}`;
  return [...lines, '', ` ${counts}   ${colors.dim(describeElapsed(now - startedAt))}`].join('\n');
}

/** A time that is still running: no finer than it is drawn. */
function describeElapsed(milliseconds: number): string {
  return milliseconds < 1000 ? `${(Math.floor(milliseconds / 100) / 10).toFixed(1)} s` : describeDuration(milliseconds);
}

function shorten(error: string): string {
  const [line = ''] = toPrintable(error).split('\n');
  return line.length <= MAX_ERROR_LENGTH ? line : `${line.slice(0, MAX_ERROR_LENGTH - 1)}…`;
}
