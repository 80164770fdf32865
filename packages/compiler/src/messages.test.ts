import { fillGaps, type MessageDefinition } from '@outcrop/grammar';
import { describe, expect, it } from 'vitest';
import { MESSAGES } from './messages.ts';

describe.each(Object.entries<MessageDefinition>(MESSAGES))('message %s', (_, { code, message, hint = '', help = '' }) => {
  it('has a number, and reads as a sentence that goes on', () => {
    expect(code).toMatch(/^OC\d{3}$/);
    expect(message).toMatch(/^[^A-Z].*[^.]$/);
  });

  it('has no gap that stays open', () => {
    const text = [message, hint, help].join('\n');
    const parameters = Object.fromEntries([...text.matchAll(/‹(\w+)›/g)].map(([, name]) => [name, 'x']));
    expect(fillGaps(text, parameters)).not.toMatch(/[‹›]/);
  });
});
