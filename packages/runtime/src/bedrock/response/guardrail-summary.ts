import type { GuardrailSummary } from '../../observability/index.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';

/** Where an assessment lists what it found, and what names one finding: `word:<match>`. */
const FINDINGS: readonly (readonly [policy: string, list: string, label: string, member: string])[] = [
  ['topicPolicy', 'topics', 'topic', 'name'],
  ['contentPolicy', 'filters', 'content', 'type'],
  ['wordPolicy', 'customWords', 'word', 'match'],
  ['wordPolicy', 'managedWordLists', 'word', 'match'],
  ['sensitiveInformationPolicy', 'piiEntities', 'pii', 'type'],
  ['sensitiveInformationPolicy', 'regexes', 'regex', 'name'],
  ['contextualGroundingPolicy', 'filters', 'grounding', 'type'],
];

/** Condenses `trace.guardrail` to what the guardrail acted on, apart for input and output. */
export function guardrailSummary(trace: JsonObject, stopReason: string | undefined): GuardrailSummary {
  const input = assessments(trace.inputAssessment).flatMap(findings);
  const output = assessments(trace.outputAssessments).flatMap(findings);
  const intervened = stopReason === 'guardrail_intervened' || input.length + output.length > 0;
  return { intervened, input, output, raw: trace };
}

/** Assessments by guardrail id: one for the input, a list for the output. */
function assessments(byGuardrail: Json | undefined): JsonObject[] {
  if (!isJsonObject(byGuardrail)) return [];
  return Object.values(byGuardrail)
    .flatMap((value) => (Array.isArray(value) ? (value as readonly Json[]) : [value]))
    .filter(isJsonObject);
}

function findings(assessment: JsonObject): string[] {
  return FINDINGS.flatMap(([policy, list, label, member]) => {
    const section = assessment[policy];
    const items = isJsonObject(section) ? section[list] : undefined;
    if (!Array.isArray(items)) return [];
    return (items as readonly Json[])
      .filter(isJsonObject)
      .filter(({ action }) => action !== 'NONE')
      .map((item) => `${label}:${String(item[member])}`);
  });
}
