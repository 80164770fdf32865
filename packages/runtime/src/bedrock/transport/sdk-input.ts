import type { ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { fromBase64 } from '@smithy/core/serde';
import type { ConverseInput } from '../converse/converse-wire.ts';

/** Turns a Converse input into that of the SDK's commands, which take bytes where the wire has base64. */
export function sdkInput({ modelId, body }: ConverseInput): ConverseCommandInput {
  return { modelId, ...(withBytes(body) as object) };
}

const BLOB_MEMBERS: ReadonlySet<string> = new Set(['bytes', 'redactedContent']);
/** Members whose content is the user's own JSON. */
const FREE_MEMBERS: ReadonlySet<string> = new Set(['additionalModelRequestFields', 'json', 'input']);

/** Recursion follows the shape that the builder gave: depth is bounded by the wire format, free JSON is not entered. */
function withBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withBytes);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => {
    if (BLOB_MEMBERS.has(key) && typeof member === 'string') return [key, fromBase64(member)];
    return [key, FREE_MEMBERS.has(key) ? member : withBytes(member)];
  });
  return Object.fromEntries(entries);
}
