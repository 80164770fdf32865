import { describe, expect, it } from 'vitest';
import {
  createReport,
  createSourceFile,
  type Diagnostic,
  diagnosticToJson,
  relatedPlaceAt,
  renderCodeFrame,
  type SourceFile,
} from './index.ts';

const MESSAGES = {
  plain: { code: 'OC001', severity: 'error', message: 'this is wrong' },
  full: { code: 'OC201', severity: 'warning', message: 'unknown type `‹name›`', hint: 'did you mean `‹near›`?', help: 'a type has a name' },
} as const;

/** The one fault in a text, at the part in ‹ ›. */
function faultIn(marked: string, key: 'plain' | 'full' = 'plain'): { diagnostic: Diagnostic; file: SourceFile } {
  const start = marked.indexOf('‹');
  const file = createSourceFile('src/people.baml', marked.replace(/[‹›]/g, ''));
  const sink: Diagnostic[] = [];
  const span = { start, end: marked.indexOf('›') - 1 };
  const related = [relatedPlaceAt(file, { start: 0, end: 1 }, 'the file starts here')];
  createReport(MESSAGES, file, sink)(
    key,
    span,
    { name: 'Persn', near: 'Person' },
    key === 'full' ? { related, fix: { span, replacement: 'Person' } } : {},
  );
  return { file, diagnostic: sink[0] ?? expect.fail('nothing reported') };
}

function frame(marked: string, key?: 'plain' | 'full'): string {
  const { diagnostic, file } = faultIn(marked, key);
  return renderCodeFrame(diagnostic, file);
}

describe('a code frame', () => {
  it('shows the line with its neighbours, the hint, related places and the help', () => {
    expect(`\n${frame('class A {\n  id int\n  owner ‹Persn›[]\n}\n', 'full')}\n`).toBe(`
warning[OC201]: unknown type \`Persn\`
  --> src/people.baml:3:9
   |
 2 |   id int
 3 |   owner Persn[]
   |         ^^^^^ did you mean \`Person\`?
 4 | }
   |
   = the file starts here: src/people.baml:1:1
   = help: a type has a name
`);
  });

  it('shows tabs as four spaces', () => {
    expect(frame('\t\ta\t‹b\tc›')).toContain(' 1 |         a    b    c\n   |              ^^^^^^');
  });

  it('shows what would steer a terminal', () => {
    expect(frame('a ‹b›\u001b[31m\u202e').split('\n')[3]).toBe(' 1 | a b␛[31m\ufffd');
  });

  it('marks the first line of a span over several', () => {
    expect(frame('a ‹b c\nd› e')).toContain(' 1 | a b c\n   |   ^^^\n 2 | d e');
  });

  it('marks an empty span', () => {
    expect(frame('ab‹›')).toContain(' 1 | ab\n   |   ^');
  });

  it('makes room for long line numbers', () => {
    expect(frame(`${'\n'.repeat(8)}a\n‹b›\nc`)).toContain('  --> src/people.baml:10:1\n    |\n  9 | a\n 10 | b\n    | ^\n 11 | c');
  });

  it('cuts long lines around the span', () => {
    const text = frame(`short\n${'x'.repeat(300)}‹here›${'y'.repeat(300)}\nshort`);
    const [, , , before, line = '', carets = '', after] = text.split('\n');
    expect(line).toHaveLength(' 2 | '.length + 121);
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('here');
    expect([before, after]).toEqual([' 1 | short', ' 3 | short']);
  });

  it('has colours only when asked', () => {
    const { diagnostic, file } = faultIn('‹a›');
    expect(renderCodeFrame(diagnostic, file)).not.toContain('\u001b');
    expect(renderCodeFrame(diagnostic, file, { color: true })).toContain('\u001b[31merror[OC001]\u001b[0m');
  });
});

it('has a machine form', () => {
  const { diagnostic, file } = faultIn('class A {\r\n  owner ‹Persn›[]\r\n}\r\n', 'full');
  expect(diagnosticToJson(diagnostic, file)).toEqual({
    code: 'OC201',
    severity: 'warning',
    message: 'unknown type `Persn`',
    file: 'src/people.baml',
    line: 2,
    column: 9,
    endLine: 2,
    endColumn: 14,
    help: 'did you mean `Person`?; a type has a name',
    related: [{ file: 'src/people.baml', line: 1, column: 1, endLine: 1, endColumn: 2, message: 'the file starts here' }],
    fix: { line: 2, column: 9, endLine: 2, endColumn: 14, replacement: 'Person' },
  });
});

it('has null for what is absent in the machine form', () => {
  const { diagnostic, file } = faultIn('‹a›');
  expect(diagnosticToJson(diagnostic, file)).toMatchObject({ help: null, related: [], fix: null });
});
