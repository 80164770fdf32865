import stringWidth from 'string-width';
import type { Terminal } from '../../terminal/terminal.ts';
import { isBad, type TestRun, titleOf } from '../test-result.ts';
import { describeBadResult } from './describe-bad-result.ts';
import { describeProgress, describeResult, type LineStyle } from './describe-progress.ts';
import { describeClients, describeSummary } from './describe-summary.ts';
import { openLiveView } from './live-view.ts';
import type { Reporter } from './reporter.ts';

/** Longer titles push the rest of their own line aside. */
const MAX_TITLE_WIDTH = 60;

/**
 * For people: a line for each test as it ends, then every failure in full, then the counts. On a terminal the tests that are running stand
 * below the lines, with the time so far; not where others write to it too. Quiet, it tells failures and their counts only.
 */
export async function prettyReporter(terminal: Terminal, { isAlone }: { readonly isAlone: boolean }): Promise<Reporter> {
  const { colors, screen, quiet } = terminal;
  const startedAt = performance.now();
  const running = new Map<string, number>();
  const counts = { done: 0, bad: 0, total: 0 };
  let style: LineStyle = { colors, titleWidth: 0 };
  const draw = (): string => describeProgress({ running, ...counts, startedAt }, performance.now(), style);
  const view = screen !== undefined && isAlone && !quiet ? await openLiveView(screen, draw) : undefined;
  return {
    start(runs) {
      counts.total = runs.length;
      style = { colors, titleWidth: widthOf(runs) };
    },
    begin: (run) => running.set(titleOf(run), performance.now()),
    result(result) {
      running.delete(titleOf(result));
      counts.done += 1;
      if (isBad(result)) counts.bad += 1;
      if (result.status === 'cancelled' || quiet) return;
      const line = describeResult(result, style);
      if (view === undefined) terminal.result(line);
      else view.print(line);
    },
    close: () => view?.close(),
    end(summary, results) {
      view?.close();
      if (quiet && summary.ok) return;
      for (const result of results) if (isBad(result)) terminal.result(`\n${describeBadResult(result, colors)}`);
      if (new Set(results.map(({ client }) => client)).size > 1) terminal.result(`\n${describeClients(results, colors)}`);
      terminal.result(`\n${describeSummary(summary, colors)}`);
    },
  };
}

function widthOf(runs: readonly TestRun[]): number {
  return Math.min(MAX_TITLE_WIDTH, Math.max(...runs.map((run) => stringWidth(titleOf(run)))));
}
