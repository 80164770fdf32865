import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillGaps, type MessageDefinition } from '@outcrop/grammar';
import { describe, expect, it } from 'vitest';
import { MESSAGES } from './messages.ts';

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && path !== 'messages.ts')
  .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'))
  .join('\n');

describe.each(Object.entries<MessageDefinition>(MESSAGES))('message %s', (key, { code, message, hint = '', help = '' }) => {
  it('has a number, and reads as a sentence that goes on', () => {
    expect(code).toMatch(/^OC\d{3}$/);
    expect(message).toMatch(/^[^A-Z].*[^.]$/);
  });

  it('has no gap that stays open', () => {
    const text = [message, hint, help].join('\n');
    const parameters = Object.fromEntries([...text.matchAll(/‹(\w+)›/g)].map(([, name]) => [name, 'x']));
    expect(fillGaps(text, parameters)).not.toMatch(/[‹›]/);
  });

  it('is reported somewhere', () => {
    expect(sources).toContain(`'${key}'`);
  });
});
