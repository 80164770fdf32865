import { describe, expect, it } from 'vitest';
import type { ConversationMessage, ConversationPart } from '../conversation.ts';
import { arrangeToolResults } from './arrange-tool-results.ts';
import { buildContext } from './build-context.ts';

const CLAUDE = 'us.anthropic.claude-sonnet-4-6';
const LLAMA = 'meta.llama3-1-70b-instruct-v1:0';

const text: ConversationPart = { kind: 'text', text: 'go on' };
const guarded: ConversationPart = { kind: 'guard', content: 'go on' };
const pdf: ConversationPart = { kind: 'media', media: { kind: 'pdf', source: { kind: 'url', url: 's3://bucket/a.pdf' } } };
const note: ConversationPart = { kind: 'document-text', text: 'note' };
const point: ConversationPart = { kind: 'cache-point' };

function result(id: string): ConversationPart {
  return { kind: 'tool-result', id, content: [] };
}

function user(...parts: readonly ConversationPart[]): ConversationMessage {
  return { role: 'user', parts };
}

const dot: ConversationMessage = { role: 'assistant', parts: [{ kind: 'text', text: '.' }] };
const turn: ConversationMessage = { role: 'assistant', parts: [{ kind: 'tool-use', id: 'a', name: 'f', input: {} }] };

describe('tool results', () => {
  it.each<[string, string, ConversationMessage[], ConversationMessage[]]>([
    ['stand in one message', 'acme.x', [turn, user(result('a')), user(result('b'))], [turn, user(result('a'), result('b'))]],
    ['stand with what follows them', CLAUDE, [turn, user(result('a')), user(text)], [turn, user(result('a'), text)]],
    ['stand alone where the family asks for it', LLAMA, [user(result('a'), text)], [user(result('a')), dot, user(text)]],
    ['stand alone beside guarded text too', LLAMA, [user(result('a'), guarded)], [user(result('a')), dot, user(guarded)]],
    ['leave documents for later', CLAUDE, [user(result('a'), text, pdf, note)], [user(result('a'), text), dot, user(pdf, note)]],
    [
      'keep cache points in their places',
      LLAMA,
      [user(result('a'), point, text, point)],
      [user(result('a'), point), dot, user(text, point)],
    ],
    ['come first again', LLAMA, [user(text, result('a'), text)], [user(result('a')), dot, user(text, text)]],
    ['stay where nobody knows the model', 'acme.x', [user(result('a'), pdf)], [user(result('a'), pdf)]],
    ['need nothing where there are none', LLAMA, [user(text), user(pdf)], [user(text), user(pdf)]],
  ])('%s', (_, model, messages, expected) => {
    expect(arrangeToolResults(buildContext('C', { model }, {}), messages)).toEqual(expected);
  });
});
