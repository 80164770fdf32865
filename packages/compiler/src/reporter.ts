import { createReport, type Diagnostic, didYouMean, type SourceFile } from '@outcrop/grammar';
import { type CompilerReport, MESSAGES } from './messages.ts';

/** How the phases report faults. */
export interface Reporter {
  /** The report function of one file. */
  in(file: SourceFile): CompilerReport;
  /** ``did you mean `a` or `b`?``, or nothing when nothing is near. */
  suggest(name: string, candidates: Iterable<string>): string | undefined;
}

/**
 * Each suggestion looks at every candidate; no more are made than diagnostics are ever printed, so that a project full of unknown names
 * still compiles in linear time.
 */
const MAX_SUGGESTIONS = 100;

/** Makes a reporter that pushes what it gets to `sink`. */
export function createReporter(sink: Diagnostic[]): Reporter {
  const reports = new Map<SourceFile, CompilerReport>();
  let suggestions = 0;
  return {
    in(file) {
      const report = reports.get(file) ?? createReport(MESSAGES, file, sink);
      reports.set(file, report);
      return report;
    },
    suggest(name, candidates) {
      suggestions += 1;
      return suggestions > MAX_SUGGESTIONS ? undefined : didYouMean(name, candidates);
    },
  };
}
