import type { InvokeFormat } from '../../program/index.ts';

/** A conversation of text alone. */
export interface TextChat {
  readonly system: string;
  readonly turns: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[];
}

/** Formats whose whole conversation is one text. */
export type PromptFormat = Extract<
  InvokeFormat,
  'anthropic-text' | 'llama' | 'mistral' | 'titan-text' | 'cohere-command' | 'ai21-j2' | 'deepseek-r1' | 'qwen-chatml'
>;

/** How a family writes a conversation as one prompt. An assistant turn at the end is a prefill: the prompt stops in its middle. */
const WRITERS: Readonly<Record<PromptFormat, (chat: TextChat) => string>> = {
  'anthropic-text': ({ system, turns }) => {
    const lines = turns.map(({ role, text }) => `\n\n${role === 'user' ? 'Human' : 'Assistant'}: ${text}`);
    return system + lines.join('') + (endsWithAssistant(turns) ? '' : '\n\nAssistant:');
  },
  llama: ({ system, turns }) => {
    const header = (role: string): string => `<|start_header_id|>${role}<|end_header_id|>\n\n`;
    const parts = turns.map(({ role, text }, index) => header(role) + text + (isPrefill(turns, index) ? '' : '<|eot_id|>'));
    const first = system === '' ? '' : `${header('system')}${system}<|eot_id|>`;
    return `<|begin_of_text|>${first}${parts.join('')}${endsWithAssistant(turns) ? '' : header('assistant')}`;
  },
  mistral: ({ system, turns }) => {
    const parts = turns.map(({ role, text }, index) => {
      if (role === 'assistant') return isPrefill(turns, index) ? text : `${text}</s>`;
      return `[INST] ${index === 0 && system !== '' ? `${system}\n\n` : ''}${text} [/INST]`;
    });
    return `<s>${parts.join('')}`;
  },
  'titan-text': (chat) => {
    const [only] = chat.turns;
    if (chat.turns.length === 1 && only?.role === 'user') return withSystem(chat.system, only.text);
    const lines = chat.turns.map(({ role, text }) => `${role === 'user' ? 'User' : 'Bot'}: ${text}`);
    return withSystem(chat.system, [...lines, ...(endsWithAssistant(chat.turns) ? [] : ['Bot:'])].join('\n'));
  },
  'cohere-command': plainPrompt,
  'ai21-j2': plainPrompt,
  'deepseek-r1': ({ system, turns }) => {
    const parts = turns.map(({ role, text }, index) => {
      if (role === 'user') return `<｜User｜>${text}`;
      return `<｜Assistant｜>${text}${isPrefill(turns, index) ? '' : '<｜end▁of▁sentence｜>'}`;
    });
    return `<｜begin▁of▁sentence｜>${system}${parts.join('')}${endsWithAssistant(turns) ? '' : '<｜Assistant｜><think>\n'}`;
  },
  'qwen-chatml': ({ system, turns }) => {
    const first = system === '' ? '' : `<|im_start|>system\n${system}<|im_end|>\n`;
    const parts = turns.map(({ role, text }, index) => `<|im_start|>${role}\n${text}${isPrefill(turns, index) ? '' : '<|im_end|>\n'}`);
    return first + parts.join('') + (endsWithAssistant(turns) ? '' : '<|im_start|>assistant\n');
  },
};

export function isPromptFormat(format: InvokeFormat): format is PromptFormat {
  return Object.hasOwn(WRITERS, format);
}

export function writePrompt(format: PromptFormat, chat: TextChat): string {
  return WRITERS[format](chat);
}

function plainPrompt({ system, turns }: TextChat): string {
  return withSystem(system, turns.map(({ text }) => text).join('\n\n'));
}

function withSystem(system: string, text: string): string {
  return system === '' ? text : `${system}\n\n${text}`;
}

function endsWithAssistant(turns: TextChat['turns']): boolean {
  return turns.at(-1)?.role === 'assistant';
}

function isPrefill(turns: TextChat['turns'], index: number): boolean {
  return index === turns.length - 1 && turns[index]?.role === 'assistant';
}
