import type { ChatPrompt, PromptPart } from './chat-prompt.ts';

/** Prints a prompt for people, as errors and logs carry it: `role: text` and a newline per message, media left out. */
export function printChat({ system, messages }: ChatPrompt): string {
  const all = system.length === 0 ? messages : [{ role: 'system', parts: system }, ...messages];
  return all.map(({ role, parts }) => `${role}: ${parts.map(printPart).join('')}\n`).join('');
}

function printPart(part: PromptPart): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'guard':
      return typeof part.content === 'string' ? part.content : '';
    case 'search-result':
      return part.content.join('\n');
    case 'media':
    case 'cache-point':
      return '';
  }
}
