import type { InvokeFormat } from '../../program/index.ts';
import { type BuildContext, buildError } from '../converse/build-context.ts';
import type { ConverseBody, WireContent } from '../converse/converse-wire.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { anthropicMessages } from './anthropic-messages.ts';
import { inferenceMembers } from './inference-members.ts';
import { leaveOutMembers } from './leave-out-members.ts';
import { isPromptFormat, type TextChat, writePrompt } from './prompt-formats.ts';

/** Turns a Converse body into the body of an Invoke format. Members that Invoke carries in headers stay away: see `invoke-headers.ts`. */
export function invokeBody(context: BuildContext, format: InvokeFormat, body: ConverseBody): JsonObject {
  leaveOutMembers(context, format, body);
  const inference = inferenceMembers(context, format, body.inferenceConfig ?? {});
  const more = body.additionalModelRequestFields ?? {};
  if (isPromptFormat(format)) {
    const prompt = writePrompt(format, textChat(context, body));
    if (format !== 'titan-text') return { prompt, ...inference, ...more };
    return { inputText: prompt, ...(Object.keys(inference).length === 0 ? {} : { textGenerationConfig: inference }), ...more };
  }
  switch (format) {
    case 'anthropic-messages':
      return anthropicMessages(context, body, inference);
    case 'nova':
      return novaBody(body, inference);
    case 'cohere-command-r':
      return { ...commandR(textChat(context, body)), ...inference, ...more };
    case 'openai-chat':
      return { messages: openAiMessages(context, body), ...inference, ...openAiTools(body), ...openAiFormat(body), ...more };
    case 'pegasus':
      return { ...pegasusInput(context, body), ...inference, ...more };
  }
}

function textChat(context: BuildContext, body: ConverseBody): TextChat {
  const turns = (body.messages ?? []).map(({ role, content }) => ({ role, text: textOf(context, content) }));
  return { system: textOf(context, body.system ?? []), turns };
}

function textOf(context: BuildContext, content: readonly WireContent[]): string {
  const texts = content
    .filter((block) => block.cachePoint === undefined)
    .map((block) => {
      if (block.text !== undefined) return block.text;
      throw buildError(context, `${Object.keys(block)[0]} cannot be sent to ${context.options.model} with route "invoke"`);
    });
  return texts.join('\n\n');
}

/** Wire: Nova's own format is Converse with a version and with `topK`, which `additional_model_request_fields` may hold too. */
function novaBody(body: ConverseBody, inference: JsonObject): JsonObject {
  const { messages, system, toolConfig, additionalModelRequestFields: { inferenceConfig: joined, ...more } = {} } = body;
  const inferenceConfig = isJsonObject(joined) ? { ...inference, ...joined } : (joined ?? inference);
  return {
    schemaVersion: 'messages-v1',
    ...(system === undefined ? {} : { system: system as unknown as Json }),
    messages: (messages ?? []) as unknown as Json,
    ...(joined === undefined && Object.keys(inference).length === 0 ? {} : { inferenceConfig }),
    ...(toolConfig === undefined ? {} : { toolConfig: toolConfig as unknown as Json }),
    ...more,
  };
}

function commandR({ system, turns }: TextChat): JsonObject {
  const history = turns.slice(0, -1).map(({ role, text }) => ({ role: role === 'user' ? 'USER' : 'CHATBOT', message: text }));
  return {
    message: turns.at(-1)?.text ?? '',
    ...(history.length === 0 ? {} : { chat_history: history }),
    ...(system === '' ? {} : { preamble: system }),
  };
}

function openAiMessages(context: BuildContext, body: ConverseBody): Json[] {
  const system = textOf(context, body.system ?? []);
  const turns = (body.messages ?? []).map(({ role, content }): JsonObject => ({ role, content: openAiContent(context, content) }));
  return [...(system === '' ? [] : [{ role: 'system', content: system }]), ...turns];
}

function openAiContent(context: BuildContext, content: readonly WireContent[]): Json {
  if (content.every((block) => block.image === undefined)) return textOf(context, content);
  return content.map((block): JsonObject => {
    if (block.image === undefined || !('bytes' in block.image.source)) return { type: 'text', text: textOf(context, [block]) };
    return { type: 'image_url', image_url: { url: `data:image/${block.image.format};base64,${block.image.source.bytes}` } };
  });
}

function openAiTools({ toolConfig }: ConverseBody): JsonObject {
  if (toolConfig === undefined) return {};
  const tools = toolConfig.tools.flatMap(({ toolSpec }): Json[] => {
    if (toolSpec === undefined) return [];
    const { name, description, inputSchema, strict } = toolSpec;
    const described = description === undefined ? {} : { description };
    const fixed = strict === undefined ? {} : { strict };
    return [{ type: 'function', function: { name, ...described, parameters: inputSchema.json, ...fixed } }];
  });
  if (tools.length === 0) return {};
  const choice = toolConfig.toolChoice;
  if (choice === undefined) return { tools };
  if ('tool' in choice) return { tools, tool_choice: { type: 'function', function: { name: choice.tool.name } } };
  return { tools, tool_choice: 'any' in choice ? 'required' : 'auto' };
}

function openAiFormat({ outputConfig }: ConverseBody): JsonObject {
  const format = outputConfig?.textFormat?.structure.jsonSchema;
  if (format === undefined) return {};
  // Wire: this format requires a name.
  const { name = 'answer', description, schema } = format;
  const json_schema = { name, ...(description === undefined ? {} : { description }), schema: JSON.parse(schema) as Json };
  return { response_format: { type: 'json_schema', json_schema } };
}

function pegasusInput(context: BuildContext, body: ConverseBody): JsonObject {
  const content = (body.messages ?? []).flatMap((message) => message.content);
  const [video, ...others] = content.flatMap((block) => block.video ?? []);
  if (video === undefined || others.length > 0) throw buildError(context, `${context.options.model} takes exactly one video`);
  const texts = content.filter((block) => block.video === undefined);
  const source: JsonObject = 'bytes' in video.source ? { base64String: video.source.bytes } : { s3Location: video.source.s3Location };
  const format = body.outputConfig?.textFormat?.structure.jsonSchema.schema;
  return {
    inputPrompt: textOf(context, [...(body.system ?? []), ...texts]),
    mediaSource: source,
    ...(format === undefined ? {} : { responseFormat: { jsonSchema: JSON.parse(format) as Json } }),
  };
}
