import { compile } from '@outcrop/compiler';
import type { Diagnostic } from '@outcrop/grammar';

/** What the compiler says about a source, in the form that test tables are written in. */
export interface Diagnosis {
  /** The source, with `‹ ›` around each place that a diagnostic points at. */
  readonly source: string;
  /** In the order of the places. */
  readonly codes: readonly string[];
}

/** Compiles a source; marks in it are taken out first, so that a test's input is also what it expects. */
export function diagnose(marked: string): Diagnosis {
  const source = marked.replace(/[‹›]/g, '');
  const { diagnostics } = compile({ 'main.baml': source });
  return { source: mark(source, diagnostics), codes: diagnostics.map(({ code }) => code) };
}

function mark(source: string, diagnostics: readonly Diagnostic[]): string {
  const marks = diagnostics.flatMap(({ span: { start, end } }) =>
    start === end
      ? [{ offset: start, sign: '‹›' }]
      : [
          { offset: start, sign: '‹' },
          { offset: end, sign: '›' },
        ],
  );
  return marks
    .sort((a, b) => b.offset - a.offset || (a.sign === '›' ? 1 : -1))
    .reduce((text, { offset, sign }) => text.slice(0, offset) + sign + text.slice(offset), source);
}

/** A Bedrock client called `Bed`, for sources that need one. */
export const BED = 'client<llm> Bed { provider "aws-bedrock" options { model "m" } }\n';

/** A function around a signature. */
export function fn(header: string, body = 'client Bed\n prompt #"x"#'): string {
  return `${BED}function ${header} {\n ${body}\n}\n`;
}
