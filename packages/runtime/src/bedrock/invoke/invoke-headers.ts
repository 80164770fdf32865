import type { ConverseBody } from '../converse/converse-wire.ts';

/** Wire: what Converse has as members, Invoke has as headers. */
export function invokeHeaders(body: ConverseBody): Record<string, string> {
  const { guardrailConfig, performanceConfig, requestMetadata, serviceTier } = body;
  const headers = {
    'x-amzn-bedrock-guardrailidentifier': guardrailConfig?.guardrailIdentifier,
    'x-amzn-bedrock-guardrailversion': guardrailConfig?.guardrailVersion,
    'x-amzn-bedrock-trace': guardrailConfig?.trace?.toUpperCase(),
    'x-amzn-bedrock-performanceconfig-latency': performanceConfig?.latency,
    'x-amzn-bedrock-request-metadata': requestMetadata === undefined ? undefined : JSON.stringify(requestMetadata),
    'x-amzn-bedrock-service-tier': serviceTier?.type,
  };
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
