import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillGaps, type MessageDefinition } from './index.ts';
import { MESSAGES } from './messages.ts';

const rows: [string, MessageDefinition][] = Object.entries(MESSAGES);

/** The sources that report. */
const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'messages.ts')
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');

describe.each(rows)('%s', (key, { code, severity, message, hint = '', help = '' }) => {
  it('has a number, and texts in the house style', () => {
    expect(code).toMatch(/^OC\d{3}$/);
    expect(['error', 'warning']).toContain(severity);
    for (const text of [message, hint, help]) expect(text).not.toMatch(/^[A-Z][a-z]|\.$/);
  });

  it('has gaps that are filled', () => {
    const every = new Proxy({}, { get: () => 'x', getOwnPropertyDescriptor: () => ({ configurable: true, value: 'x' }) });
    expect(fillGaps([message, hint, help].join(''), every)).not.toMatch(/[‹›]/);
  });

  it('is reported somewhere', () => {
    expect(sources).toContain(`'${key}'`);
  });
});

it('leaves a gap without parameter as it is', () => {
  expect(fillGaps('‹a› ‹toString›', { a: 1 })).toBe('1 ‹toString›');
});
