import { MODEL_NAMES } from '@outcrop/local';
import { type ModelFacts, modelFacts } from 'outcrop/bedrock';
import type { CommandContext } from '../command-context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';

export interface ModelsOptions {
  readonly provider?: string;
}

/** `outcrop models`: lists the known models with what is known to be special about them. */
export function models(filter: string | undefined, { provider }: ModelsOptions, { terminal }: CommandContext): ExitCode {
  const chosen = MODEL_NAMES.filter((id) => (provider === undefined || id.startsWith(`${provider}.`)) && id.includes(filter ?? ''));
  if (terminal.json) {
    terminal.result(JSON.stringify({ ok: true, models: chosen.map((id) => ({ id, facts: modelFacts(id) ?? null })) }));
    return EXIT.done;
  }
  const width = Math.max(0, ...chosen.map(({ length }) => length));
  for (const id of chosen) terminal.result(`${id.padEnd(width)}   ${describeFacts(modelFacts(id))}`.trimEnd());
  terminal.note(
    `\n${chosen.length} of ${MODEL_NAMES.length} known models. Others can be called as well; regions and access are the account's.`,
  );
  return EXIT.done;
}

/** The facts in words, most interesting first. */
function describeFacts(facts: ModelFacts | undefined): string {
  if (facts === undefined) return '';
  if (facts.converse === false) return 'not on Converse';
  const words: readonly (readonly [applies: boolean, word: string])[] = [
    [facts.vision === true, 'images'],
    [facts.documents === true, 'documents'],
    [facts.video === true, 'video'],
    [facts.audio === true, 'audio'],
    [facts.thinking !== undefined, 'reasoning'],
    [facts.cache != null, 'prompt caching'],
    [facts.structured_native === true, 'native schemas'],
    [facts.tools === false, 'no tools'],
    [facts.system === false, 'no system prompt'],
    [facts.stream === false, 'no streaming'],
    [facts.sampling === 'temperature-xor-top_p', 'temperature or top_p'],
    [facts.sampling === 'none', 'no temperature or top_p'],
    [facts.prefill === false, 'no prefill'],
  ];
  return words.flatMap(([applies, word]) => (applies ? [word] : [])).join(', ');
}
