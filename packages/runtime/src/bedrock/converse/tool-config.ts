import type { Conversation, ToolChoice, ToolDefinition } from '../conversation.ts';
import type { Json, JsonObject } from '../json.ts';
import { type BuildContext, buildError, doesNotTake, passesUnsupported } from './build-context.ts';
import type { ToolConfig, WireTool } from './converse-wire.ts';
import { forbidsForcedTool } from './thinking-fields.ts';

/** A tool that the model's provider defines, such as computer use. */
export type ProviderTool = { readonly type: string; readonly [key: string]: Json };

export function isProviderTool(tool: ToolDefinition): tool is ProviderTool {
  return 'type' in tool && tool.type !== 'function';
}

const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;

/** Wire: a history with tool blocks is refused without tools, so one that does nothing stands in. */
const PLACEHOLDER: WireTool = {
  toolSpec: {
    name: 'no_operation',
    inputSchema: { json: { type: 'object', properties: {}, required: [] } },
    description: 'Placeholder. Do not call this tool.',
  },
};

/** `toolConfig` for the call's own tools. Undefined when there are none. */
export function toolConfig(context: BuildContext, conversation: Conversation): ToolConfig | undefined {
  const choice = context.settings.toolChoice ?? context.options.tool_choice;
  const tools = choice === 'none' ? [] : listedTools(context);
  if (tools.length > 0 && context.facts?.tools === false && !passesUnsupported(context, doesNotTake(context, 'tools'))) return undefined;
  if (tools.length === 0) return hasToolBlocks(conversation) ? { tools: [PLACEHOLDER] } : undefined;
  return choice === undefined || choice === 'none' ? { tools } : chosen(context, tools, choice);
}

function listedTools(context: BuildContext): WireTool[] {
  const own = (context.settings.tools ?? []).filter((tool) => !isProviderTool(tool)).map((tool) => wireTool(context, tool));
  return [...own, ...(context.options.system_tools ?? []).map((name) => systemTool(context, name))];
}

function wireTool(context: BuildContext, tool: ToolDefinition): WireTool {
  if ('systemTool' in tool && typeof tool.systemTool === 'string') return systemTool(context, tool.systemTool);
  const { name, description, inputSchema, strict } = functionTool(tool);
  if (!TOOL_NAME.test(name)) throw buildError(context, `tool name "${name}" must be 1 to 64 letters, digits, "_" or "-"`);
  if (inputSchema.type !== 'object') throw buildError(context, `the input schema of tool "${name}" must have the type "object"`);
  const isStrict = strict === true && takesStrict(context);
  return {
    toolSpec: {
      name,
      inputSchema: { json: inputSchema },
      ...(description === undefined || description === '' ? {} : { description }),
      ...(isStrict ? { strict } : {}),
    },
  };
}

interface FunctionTool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: JsonObject;
  readonly strict?: boolean;
}

/** Takes the shape `{ type: 'function', function: { name, description, parameters } }` too. */
function functionTool(tool: ToolDefinition): FunctionTool {
  if (!('function' in tool)) return tool as FunctionTool;
  const { parameters = { type: 'object', properties: {} }, ...rest } = tool.function as unknown as FunctionTool & {
    parameters?: JsonObject;
  };
  return { ...rest, inputSchema: parameters };
}

function takesStrict(context: BuildContext): boolean {
  const isKnownRefusal = context.facts !== undefined && context.facts.strict_tools !== true;
  return !isKnownRefusal || passesUnsupported(context, doesNotTake(context, 'strict tools'));
}

function systemTool(context: BuildContext, name: string): WireTool {
  const isKnownRefusal = context.facts !== undefined && context.facts.system_tools?.includes(name) !== true;
  if (isKnownRefusal) throw buildError(context, doesNotTake(context, `the system tool "${name}"`));
  return { systemTool: { name } };
}

function chosen(context: BuildContext, tools: readonly WireTool[], choice: Exclude<ToolChoice, 'none'>): ToolConfig {
  const kind = choice === 'required' ? 'any' : typeof choice === 'object' ? 'tool' : choice;
  if (kind !== 'auto' && forbidsForcedTool(context)) throw buildError(context, 'a forced tool choice does not go with thinking');
  const known = context.facts === undefined ? undefined : (context.facts.tool_choice ?? ['auto']);
  const isTaken = known === undefined || known.includes(kind);
  // "auto" is what the service does anyway, so a family that does not know the word loses nothing.
  if (kind === 'auto') return isTaken ? { tools, toolChoice: { auto: {} } } : { tools };
  const toolChoice = typeof choice === 'object' ? { tool: { name: choice.tool } } : { any: {} };
  if (isTaken || passesUnsupported(context, doesNotTake(context, `tool_choice "${kind}"`))) return { tools, toolChoice };
  const only = typeof choice === 'object' ? tools.filter((tool) => tool.toolSpec?.name === choice.tool) : tools;
  return known.includes('auto') ? { tools: only, toolChoice: { auto: {} } } : { tools: only };
}

function hasToolBlocks(conversation: Conversation): boolean {
  return conversation.messages.some(({ parts }) => parts.some(({ kind }) => kind === 'tool-use' || kind === 'tool-result'));
}
