import type { CommandError } from '../exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Prints a failure: what failed, and what to do. */
export function reportFailure({ message, advice, details, stack }: CommandError, terminal: Terminal): void {
  if (terminal.json) terminal.result(JSON.stringify({ ok: false, error: { message, advice }, ...details }));
  terminal.error(`${terminal.noteColors.red('error:')} ${message}`);
  if (advice !== undefined) terminal.error(advice);
  if (terminal.verbose) terminal.error(String(stack));
}
