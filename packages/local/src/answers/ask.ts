import type { ModelOperationName } from '../protocol/routes.ts';
import { type ConverseBody, textOfBlocks } from './content-block.ts';

/** What a model is asked, whatever the body's family: all that choosing and making up an answer depends on. */
export interface Ask {
  readonly operation: ModelOperationName;
  readonly modelId: string;
  readonly system: string;
  readonly messages: readonly AskMessage[];
  /** Tools that may be called, in the order given. */
  readonly tools: readonly AskTool[];
  /** `any` or a tool's name when a call is demanded. */
  readonly forcedTool?: string | undefined;
  /** The JSON schema of native structured output. */
  readonly outputSchema?: unknown;
  readonly isThinking: boolean;
}

export interface AskMessage {
  readonly role: string;
  readonly text: string;
  readonly hasToolResult: boolean;
}

export interface AskTool {
  readonly name: string;
  readonly schema: unknown;
}

/** Reads what a Converse request asks. */
export function readConverseAsk(operation: ModelOperationName, modelId: string, body: ConverseBody): Ask {
  const tools = (body.toolConfig?.tools ?? []).flatMap((tool) => tool.toolSpec ?? []);
  const choice = body.toolConfig?.toolChoice;
  const schemaText = body.outputConfig?.textFormat?.structure?.jsonSchema?.schema;
  return {
    operation,
    modelId,
    system: textOfBlocks(body.system ?? []),
    messages: (body.messages ?? []).map((message) => ({
      role: message.role,
      text: textOfBlocks(message.content),
      hasToolResult: message.content.some((block) => block.toolResult !== undefined),
    })),
    tools: tools.map((tool) => ({ name: tool.name, schema: tool.inputSchema.json })),
    forcedTool: choice?.tool?.name ?? (choice?.any === undefined ? undefined : 'any'),
    outputSchema: schemaText === undefined ? undefined : parseSchema(schemaText),
    isThinking: readThinking(body.additionalModelRequestFields),
  };
}

/** Tells whether the family's own `thinking` member switches reasoning on. */
export function readThinking(fields: unknown): boolean {
  const thinking = (fields as { readonly thinking?: { readonly type?: unknown } } | null | undefined)?.thinking;
  return thinking?.type === 'enabled' || thinking?.type === 'adaptive';
}

/** All text of a conversation, for matching. */
export function wholeText(ask: Ask): string {
  return [ask.system, ...ask.messages.map((message) => message.text)].join('\n');
}

/** The text of the last message the user wrote. */
export function lastUserText(ask: Ask): string {
  return ask.messages.filter((message) => message.role === 'user').at(-1)?.text ?? '';
}

function parseSchema(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
