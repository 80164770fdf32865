import { type Diagnostic, diagnosticToJson, renderCodeFrame, type SourceFile } from '@outcrop/grammar';
import type { Terminal } from '../terminal/terminal.ts';

const MAX_PRINTED = 100;

export interface DiagnosticCounts {
  readonly errors: number;
  readonly warnings: number;
}

export function countDiagnostics(diagnostics: readonly Diagnostic[]): DiagnosticCounts {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: diagnostics.length - errors };
}

/** Prints diagnostics: code frames for people on standard error, or one JSON object a line on standard output. */
export function reportDiagnostics(diagnostics: readonly Diagnostic[], sources: readonly SourceFile[], terminal: Terminal): void {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  for (const diagnostic of diagnostics.slice(0, MAX_PRINTED)) {
    const source = byPath.get(diagnostic.file);
    if (source === undefined) continue;
    if (terminal.json) terminal.result(JSON.stringify(diagnosticToJson(diagnostic, source)));
    else terminal.error(`${renderCodeFrame(diagnostic, source, { color: terminal.hasColor })}\n`);
  }
  if (terminal.json || diagnostics.length === 0) return;
  if (diagnostics.length > MAX_PRINTED) terminal.error(`… and ${diagnostics.length - MAX_PRINTED} more`);
  terminal.error(summarise(countDiagnostics(diagnostics), sources.length));
}

function summarise({ errors, warnings }: DiagnosticCounts, files: number): string {
  const parts = [...(errors > 0 ? [plural(errors, 'error')] : []), ...(warnings > 0 ? [plural(warnings, 'warning')] : [])];
  return `${parts.join(', ')} in ${plural(files, 'file')}`;
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : noun.endsWith('s') ? 'es' : 's'}`;
}
