import { type Answer, textOfAnswer } from '../answers/answer.ts';
import { estimateTokens } from '../answers/token-count.ts';
import type { Fault } from './fault.ts';

/** Applies the faults that change what the model says: an intervening guardrail, an answer cut at a token limit. */
export function alterAnswer(answer: Answer, faults: readonly Fault[]): Answer {
  return faults.reduce((altered, fault) => {
    if (fault.kind === 'guardrail') return intervene(altered);
    return fault.kind === 'max-tokens' ? cutAnswer(altered, fault.count) : altered;
  }, answer);
}

function intervene(answer: Answer): Answer {
  const topic = { name: 'local', type: 'DENY', action: 'BLOCKED', detected: true };
  const trace = { guardrail: { inputAssessment: { local: { topicPolicy: { topics: [topic] } } }, actionReason: 'Guardrail blocked.' } };
  return {
    ...answer,
    content: [{ text: 'Sorry, the guardrail blocked this request.' }],
    stopReason: 'guardrail_intervened',
    extras: { ...answer.extras, trace },
  };
}

function cutAnswer(answer: Answer, tokens: number): Answer {
  if (estimateTokens(textOfAnswer(answer)) <= tokens) return answer;
  const text = textOfAnswer(answer).slice(0, tokens * 4);
  const cached = answer.usage.totalTokens - answer.usage.outputTokens;
  return {
    ...answer,
    content: [...answer.content.filter((block) => block.text === undefined), { text }],
    stopReason: 'max_tokens',
    usage: { ...answer.usage, outputTokens: tokens, totalTokens: cached + tokens },
  };
}
