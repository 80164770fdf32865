import { jsonReply, type Operation } from './call.ts';

const BLOCKED_OUTPUT = 'Sorry, the guardrail blocked this request.';
const E_MAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;

/** ApplyGuardrail: blocks texts with one of the endpoint's blocked words, masks e-mail addresses. */
export const applyGuardrail: Operation = (call, endpoint) => {
  const blocks = call.input.content as readonly { readonly text?: { readonly text: string } }[];
  const texts = blocks.flatMap((block) => block.text?.text ?? []);
  const whole = texts.join('\n').toLowerCase();
  const words = endpoint.blockedWords.filter((word) => whole.includes(word.toLowerCase()));
  const addresses = texts.flatMap((text) => text.match(E_MAIL) ?? []);
  const isBlocked = words.length > 0;
  const isIntervening = isBlocked || addresses.length > 0;
  const masked = texts.map((text) => ({ text: text.replaceAll(E_MAIL, '{EMAIL}') }));
  return jsonReply({
    usage: { ...NO_UNITS, wordPolicyUnits: texts.length, sensitiveInformationPolicyUnits: texts.length },
    action: isIntervening ? 'GUARDRAIL_INTERVENED' : 'NONE',
    ...(isIntervening && { actionReason: isBlocked ? 'Guardrail blocked.' : 'Guardrail masked.' }),
    outputs: isIntervening ? (isBlocked ? [{ text: BLOCKED_OUTPUT }] : masked) : [],
    assessments: [assessment(words, addresses)],
  });
};

const NO_UNITS = {
  topicPolicyUnits: 0,
  contentPolicyUnits: 0,
  wordPolicyUnits: 0,
  sensitiveInformationPolicyUnits: 0,
  sensitiveInformationPolicyFreeUnits: 0,
  contextualGroundingPolicyUnits: 0,
};

function assessment(words: readonly string[], addresses: readonly string[]): unknown {
  const customWords = words.map((match) => ({ match, action: 'BLOCKED', detected: true }));
  const piiEntities = addresses.map((match) => ({ match, type: 'EMAIL', action: 'ANONYMIZED', detected: true }));
  return {
    ...(words.length > 0 && { wordPolicy: { customWords, managedWordLists: [] } }),
    ...(addresses.length > 0 && { sensitiveInformationPolicy: { piiEntities, regexes: [] } }),
  };
}

/** InvokeGuardrailChecks: finds nothing, every score is 0. */
export const guardrailChecks: Operation = (call) => {
  const checks = call.input.checks as GuardrailChecks;
  const harmless = ({ category }: { readonly category: string }) => ({ category, severityScore: 0 });
  return jsonReply({
    results: {
      ...(checks.contentFilter && { contentFilter: { results: checks.contentFilter.categories.map(harmless) } }),
      ...(checks.promptAttack && { promptAttack: { results: checks.promptAttack.categories.map(harmless) } }),
      ...(checks.sensitiveInformation !== undefined && { sensitiveInformation: { results: [] } }),
    },
    usage: Object.fromEntries(Object.keys(checks).map((check) => [check, { textUnits: 1 }])),
  });
};

interface GuardrailChecks {
  readonly contentFilter?: { readonly categories: readonly { readonly category: string }[] };
  readonly promptAttack?: { readonly categories: readonly { readonly category: string }[] };
  readonly sensitiveInformation?: unknown;
}
