import type { ModelFacts } from 'outcrop/bedrock';

/** What is known to be special about a model, in words, most interesting first. */
export function describeFacts(facts: ModelFacts | undefined): string {
  if (facts === undefined) return '';
  if (facts.converse === false) return 'not on Converse';
  const words: readonly (readonly [applies: boolean, word: string])[] = [
    [facts.vision === true, 'images'],
    [facts.documents === true, 'documents'],
    [facts.video === true, 'video'],
    [facts.audio === true, 'audio'],
    [facts.thinking !== undefined, 'reasoning'],
    [facts.cache !== undefined && facts.cache !== false, 'prompt caching'],
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
