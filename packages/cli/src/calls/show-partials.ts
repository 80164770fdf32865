import type { Terminal } from '../terminal/terminal.ts';
import { showValue } from './show-value.ts';

/** Prints partial values as they come: on a terminal each in place of the one before, elsewhere one JSON value a line. */
export async function showPartials(partials: AsyncIterable<unknown>, terminal: Terminal): Promise<void> {
  const { screen, json } = terminal;
  if (screen === undefined) {
    for await (const partial of partials) terminal.result(JSON.stringify(json ? { partial } : partial));
    return;
  }
  const { createLogUpdate } = await import('log-update');
  const redraw = createLogUpdate(screen as NodeJS.WritableStream);
  try {
    for await (const partial of partials) redraw(showValue(partial));
    // The whole value takes its place.
    redraw.clear();
  } finally {
    redraw.done();
  }
}
