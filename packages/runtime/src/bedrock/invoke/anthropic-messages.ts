import { type BuildContext, buildError } from '../converse/build-context.ts';
import type { CachePoint, ConverseBody, WireContent, WireTool } from '../converse/converse-wire.ts';
import { isJsonObject, type Json, type JsonObject, objectsIn } from '../json.ts';

/** Wire: the version that Bedrock asks for in every body. */
const VERSION = 'bedrock-2023-05-31';

/** The body of Anthropic's messages format, from a Converse body. `inference` holds the sampling parameters in this format's words. */
export function anthropicMessages(context: BuildContext, body: ConverseBody, inference: JsonObject): JsonObject {
  const { max_tokens, ...sampling } = inference;
  const system = body.system === undefined ? [] : blocks(context, body.system);
  const [only] = system;
  const isText = system.length === 1 && only !== undefined && Object.keys(only).length === 2;
  return {
    anthropic_version: VERSION,
    ...(max_tokens === undefined ? {} : { max_tokens }),
    ...(system.length === 0 ? {} : { system: isText ? (only.text ?? '') : system }),
    messages: (body.messages ?? []).map(({ role, content }) => ({ role, content: blocks(context, content) })),
    ...sampling,
    ...body.additionalModelRequestFields,
    ...toolMembers(body),
    ...outputMembers(body),
  };
}

/** Wire: effort and schema are neighbours here. What is written in `additional_model_request_fields` wins. */
function outputMembers({ outputConfig, additionalModelRequestFields }: ConverseBody): JsonObject {
  if (outputConfig === undefined) return {};
  const { effort, textFormat } = outputConfig;
  const schema = textFormat?.structure.jsonSchema.schema;
  const written = additionalModelRequestFields?.output_config;
  const output_config: JsonObject = {
    ...(effort === undefined ? {} : { effort }),
    ...(schema === undefined ? {} : { format: { type: 'json_schema', schema: JSON.parse(schema) as Json } }),
    ...(isJsonObject(written) ? written : {}),
  };
  return { output_config };
}

function blocks(context: BuildContext, content: readonly WireContent[]): JsonObject[] {
  return withCacheMarks(content, (block) => anthropicBlock(context, block));
}

/** A cache point marks what stands in front of it. */
function withCacheMarks<Item extends { readonly cachePoint?: CachePoint }>(
  items: readonly Item[],
  write: (item: Item) => JsonObject,
): JsonObject[] {
  const result: JsonObject[] = [];
  for (const item of items) {
    if (item.cachePoint === undefined) {
      result.push(write(item));
      continue;
    }
    const { ttl } = item.cachePoint;
    const last = result.pop();
    if (last !== undefined) result.push({ ...last, cache_control: { type: 'ephemeral', ...(ttl === undefined ? {} : { ttl }) } });
  }
  return result;
}

function anthropicBlock(context: BuildContext, block: WireContent): JsonObject {
  if (block.text !== undefined) return { type: 'text', text: block.text };
  if (block.image !== undefined && 'bytes' in block.image.source) {
    return { type: 'image', source: base64(`image/${block.image.format}`, block.image.source.bytes) };
  }
  if (block.document !== undefined) return anthropicDocument(context, block.document);
  if (block.toolUse !== undefined)
    return { type: 'tool_use', id: block.toolUse.toolUseId, name: block.toolUse.name, input: block.toolUse.input };
  if (block.toolResult !== undefined) return toolResult(context, block.toolResult);
  if (block.reasoningContent?.reasoningText !== undefined) {
    const { text, signature } = block.reasoningContent.reasoningText;
    return { type: 'thinking', thinking: text, ...(signature === undefined ? {} : { signature }) };
  }
  if (block.reasoningContent?.redactedContent !== undefined) {
    return { type: 'redacted_thinking', data: block.reasoningContent.redactedContent };
  }
  throw buildError(context, `${Object.keys(block)[0]} cannot be sent with route "invoke"`);
}

function anthropicDocument(context: BuildContext, { source, format, name }: NonNullable<WireContent['document']>): JsonObject {
  if ('bytes' in source && format === 'pdf') return { type: 'document', source: base64('application/pdf', source.bytes), title: name };
  if ('text' in source) return { type: 'document', source: { type: 'text', media_type: 'text/plain', data: source.text }, title: name };
  throw buildError(context, 'only pdf documents, given as bytes, and texts can be sent with route "invoke"');
}

function toolResult(context: BuildContext, { toolUseId, content, status }: NonNullable<WireContent['toolResult']>): JsonObject {
  const parts = content.map((part): JsonObject => {
    return 'json' in part ? { type: 'text', text: JSON.stringify(part.json) } : anthropicBlock(context, part as WireContent);
  });
  return { type: 'tool_result', tool_use_id: toolUseId, content: parts, ...(status === 'error' ? { is_error: true } : {}) };
}

function base64(media_type: string, data: string): JsonObject {
  return { type: 'base64', media_type, data };
}

function anthropicTool({ toolSpec }: WireTool): JsonObject {
  if (toolSpec === undefined) return {};
  const { name, description, inputSchema, strict } = toolSpec;
  return {
    name,
    ...(description === undefined ? {} : { description }),
    input_schema: inputSchema.json,
    ...(strict === undefined ? {} : { strict }),
  };
}

/** The service joins the tools of its own members with those of `additional_model_request_fields`: here they are one list. */
function toolMembers({ toolConfig, additionalModelRequestFields: more = {} }: ConverseBody): JsonObject {
  const own = toolConfig?.tools.filter(({ systemTool }) => systemTool === undefined) ?? [];
  if (own.length === 0) return {};
  const tools = [...withCacheMarks(own, anthropicTool), ...objectsIn(more.tools)];
  const choice = toolConfig?.toolChoice;
  if (choice === undefined || more.tool_choice !== undefined) return { tools };
  return { tools, tool_choice: 'tool' in choice ? { type: 'tool', name: choice.tool.name } : { type: 'any' in choice ? 'any' : 'auto' } };
}
