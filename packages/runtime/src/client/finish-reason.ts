/** The rules of a client about why a model may stop. */
export interface FinishReasonRules {
  readonly finish_reason_allow_list?: readonly string[];
  readonly finish_reason_deny_list?: readonly string[];
}

/** Tells whether a client takes an answer that ended for this reason. Case does not count; without a reason nothing is refused. */
export function allowsFinishReason(rules: FinishReasonRules, reason: string | undefined): boolean {
  if (reason === undefined) return true;
  const includes = (list: readonly string[]): boolean => list.some((entry) => entry.toLowerCase() === reason.toLowerCase());
  const { finish_reason_allow_list: allowed, finish_reason_deny_list: denied } = rules;
  if (allowed !== undefined) return includes(allowed);
  return denied === undefined || !includes(denied);
}
