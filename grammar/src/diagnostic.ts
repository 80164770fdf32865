import { fillGaps, type MessageDefinition, type MessageTable, type ParametersOf } from './message-table.ts';
import { positionAt, type SourceFile } from './source-file.ts';
import type { Position, Span } from './span.ts';

export type Severity = 'error' | 'warning';

/** A span of a named file, with its positions, so that nobody needs the file's text to say where it is. */
export interface Place {
  readonly file: string;
  readonly span: Span;
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
}

/** Another place that explains the fault: the first of two declarations, the opening bracket. */
export interface RelatedPlace extends Place {
  readonly message: string;
}

/** A change that puts the fault right: the text of the span is replaced. */
export interface CodeFix {
  readonly span: Span;
  readonly replacement: string;
}

/** One fault in a source file, as data. `renderCodeFrame` shows it to people, `diagnosticToJson` to machines. */
export interface Diagnostic extends Place {
  /** The number that users see: `OC201`. */
  readonly code: string;
  /** The readable key of its message table: `unknown-type`. */
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  /** A few words for beside the carets. */
  readonly hint?: string;
  /** What to do, or the rule that was broken. */
  readonly help?: string;
  readonly related: readonly RelatedPlace[];
  readonly fix?: CodeFix;
}

/** What a report may carry besides its message. */
export interface DiagnosticDetails {
  readonly related?: readonly RelatedPlace[];
  readonly fix?: CodeFix;
  /** Replaces the hint of the message table. */
  readonly hint?: string | undefined;
}

/** Names a span of a file. */
export function placeAt(file: SourceFile, span: Span): Place {
  return { file: file.path, span, start: positionAt(file, span.start), end: positionAt(file, span.end) };
}

/** Names a span of a file that explains a fault. */
export function relatedPlaceAt(file: SourceFile, span: Span, message: string): RelatedPlace {
  return { ...placeAt(file, span), message };
}

/** Reports a fault by its key in a message table; an unknown key or a missing parameter does not compile. */
export type Report<Table extends MessageTable> = <Key extends keyof Table & string>(
  key: Key,
  span: Span,
  parameters: ParametersOf<Table[Key]>,
  details?: DiagnosticDetails,
) => void;

/** Makes the report function of one file: what it reports is pushed to `sink`. */
export function createReport<Table extends MessageTable>(messages: Table, file: SourceFile, sink: Diagnostic[]): Report<Table> {
  return (key, span, parameters, details = {}) => {
    const definition: MessageDefinition | undefined = messages[key];
    if (definition !== undefined) sink.push(createDiagnostic(key, definition, placeAt(file, span), parameters, details));
  };
}

function createDiagnostic(
  name: string,
  { code, severity, message, hint, help }: MessageDefinition,
  place: Place,
  parameters: Readonly<Record<string, string | number>>,
  details: DiagnosticDetails,
): Diagnostic {
  const hintText = details.hint ?? (hint === undefined ? undefined : fillGaps(hint, parameters));
  const helpText = help === undefined ? undefined : fillGaps(help, parameters);
  return {
    code,
    name,
    severity,
    message: fillGaps(message, parameters),
    ...place,
    ...(hintText !== undefined && { hint: hintText }),
    ...(helpText !== undefined && { help: helpText }),
    related: details.related ?? [],
    ...(details.fix !== undefined && { fix: details.fix }),
  };
}
