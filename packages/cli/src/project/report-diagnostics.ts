import { type Diagnostic, diagnosticToJson, type JsonDiagnostic, renderCodeFrame, type SourceFile } from '@outcrop/grammar';
import { plural } from '../terminal/plural.ts';
import type { Terminal } from '../terminal/terminal.ts';

const MAX_PRINTED = 100;

/** How many diagnostics there are. */
export interface DiagnosticCounts {
  readonly errors: number;
  readonly warnings: number;
}

/** Counts errors, and everything else as warnings. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): DiagnosticCounts {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: diagnostics.length - errors };
}

/** Prints diagnostics for people: code frames, then how many there are. Machines get them in the result of the command. */
export function reportDiagnostics(diagnostics: readonly Diagnostic[], sources: readonly SourceFile[], terminal: Terminal): void {
  if (terminal.json || diagnostics.length === 0) return;
  const byPath = new Map(sources.map((source) => [source.path, source]));
  for (const diagnostic of diagnostics.slice(0, MAX_PRINTED)) {
    const source = byPath.get(diagnostic.file);
    if (source === undefined) continue;
    const frame = `${renderCodeFrame(diagnostic, source, { color: terminal.hasColor })}\n`;
    if (diagnostic.severity === 'error') terminal.error(frame);
    else terminal.note(frame);
  }
  const counts = countDiagnostics(diagnostics);
  if (diagnostics.length > MAX_PRINTED) terminal.note(`… and ${diagnostics.length - MAX_PRINTED} more`);
  terminal.note(`${describeCounts(counts)} in ${plural(sources.length, 'file')}`);
}

/** Diagnostics as data. */
export function describeDiagnostics(diagnostics: readonly Diagnostic[], sources: readonly SourceFile[]): readonly JsonDiagnostic[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return diagnostics.flatMap((diagnostic) => {
    const source = byPath.get(diagnostic.file);
    return source === undefined ? [] : [diagnosticToJson(diagnostic, source)];
  });
}

/** `1 error, 2 warnings`. */
function describeCounts({ errors, warnings }: DiagnosticCounts): string {
  return [...(errors > 0 ? [plural(errors, 'error')] : []), ...(warnings > 0 ? [plural(warnings, 'warning')] : [])].join(', ');
}
