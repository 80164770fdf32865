import type { CommandError } from '../exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Prints a failure: what failed, and what to do. */
export function reportFailure({ message, advice, details, stack, cause }: CommandError, terminal: Terminal): void {
  if (terminal.json) terminal.result(JSON.stringify({ ok: false, error: { message, advice }, ...details }));
  terminal.error(`${terminal.noteColors.red('error:')} ${message}`);
  if (advice !== undefined) terminal.error(advice);
  if (!terminal.verbose) return;
  terminal.error(String(stack));
  if (cause instanceof Error) terminal.error(`Caused by: ${cause.stack}`);
}
