import type { Media } from '../../media/media.ts';
import { isJsonObject, type JsonObject, objectsIn } from '../json.ts';
import { encodePathLabel } from '../model/model-id.ts';
import type { OperationCall } from './operation.ts';
import { given } from './request-parts.ts';

/** What a guardrail is asked to look at. */
export type GuardedContent = string | Media | { readonly text: string; readonly qualifiers?: readonly GuardQualifier[] };

/** What a text is to a guardrail: a source of facts, the question, or content to check. */
export type GuardQualifier = 'grounding_source' | 'query' | 'guard_content';

/** Content to check with the guardrail of the option `guardrail_config`. */
export interface GuardrailRequest {
  /** Whether the content goes into a model or comes out of one. */
  readonly source: 'INPUT' | 'OUTPUT';
  readonly content: readonly GuardedContent[];
  /** `FULL` also tells what was looked at and found harmless. */
  readonly outputScope?: 'INTERVENTIONS' | 'FULL';
}

/** What a guardrail did. */
export interface GuardrailVerdict {
  readonly action: 'NONE' | 'GUARDRAIL_INTERVENED' | (string & {});
  readonly actionReason?: string;
  /** The texts to show in place of the content; empty when it may be shown. */
  readonly outputs: readonly string[];
  /** What was found, as the service tells it. */
  readonly assessments: readonly JsonObject[];
  /** Units that are charged for, by policy. */
  readonly usage: JsonObject;
}

const IMAGE_FORMATS: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/jpg', 'jpeg'],
]);

/** Checks content with a guardrail, without a model. */
export function applyGuardrail(call: OperationCall, { source, content, outputScope }: GuardrailRequest): Promise<GuardrailVerdict> {
  const { guardrail_identifier: id, guardrail_version: version } = call.connection.options.guardrail_config ?? {};
  if (id === undefined || version === undefined) throw call.error('guardrail_config is required');
  return call.send<GuardrailVerdict>({
    service: 'bedrock-runtime',
    method: 'POST',
    path: `/guardrail/${encodePathLabel(id)}/version/${encodePathLabel(version)}/apply`,
    body: { source, content: content.map((item) => contentBlock(call, item)), ...given({ outputScope }) },
    read: verdict,
  });
}

function contentBlock(call: OperationCall, content: GuardedContent): JsonObject {
  if (typeof content === 'string') return { text: { text: content } };
  if ('text' in content) return { text: { text: content.text, ...given({ qualifiers: content.qualifiers }) } };
  const { kind, source } = content;
  const format = source.kind === 'base64' ? IMAGE_FORMATS.get(source.mediaType) : undefined;
  if (kind !== 'image' || source.kind !== 'base64' || format === undefined) {
    throw call.error('only png and jpeg images, given as data, can be guarded');
  }
  return { image: { format, source: { bytes: source.base64 } } };
}

function verdict({ action, actionReason, outputs, assessments, usage }: JsonObject): GuardrailVerdict | undefined {
  if (typeof action !== 'string') return undefined;
  return {
    action,
    ...(typeof actionReason === 'string' ? { actionReason } : {}),
    outputs: objectsIn(outputs).flatMap(({ text }) => (typeof text === 'string' ? [text] : [])),
    assessments: objectsIn(assessments),
    usage: isJsonObject(usage) ? usage : {},
  };
}
