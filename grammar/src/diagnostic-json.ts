import type { Diagnostic, Place } from './diagnostic.ts';
import { positionAt, type SourceFile } from './source-file.ts';

/** A place in the machine form: lines and columns from 1, the end exclusive. */
interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One diagnostic in the machine form. */
export interface JsonDiagnostic extends JsonPlace {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly help: string | null;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
  readonly fix: (Omit<JsonPlace, 'file'> & { readonly replacement: string }) | null;
}

/** The machine form of a diagnostic; `source` is the file that it is about. */
export function diagnosticToJson(diagnostic: Diagnostic, source: SourceFile): JsonDiagnostic {
  const { code, severity, message, hint, help, related, fix } = diagnostic;
  const { file, ...place } = toJsonPlace(diagnostic);
  return {
    code,
    severity,
    message,
    file,
    ...place,
    help: [hint, help].filter((text) => text !== undefined).join('; ') || null,
    related: related.map((each) => ({ ...toJsonPlace(each), message: each.message })),
    fix: fix === undefined ? null : { ...fixPlace(fix.span.start, fix.span.end, source), replacement: fix.replacement },
  };
}

function toJsonPlace({ file, start, end }: Place): JsonPlace {
  return { file, line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

function fixPlace(start: number, end: number, source: SourceFile): Omit<JsonPlace, 'file'> {
  const { file: _, ...place } = toJsonPlace({
    file: source.path,
    span: { start, end },
    start: positionAt(source, start),
    end: positionAt(source, end),
  });
  return place;
}
