import type { OutputSchema } from '../conversation.ts';
import type { JsonObject } from '../json.ts';
import { type BuildContext, buildError, doesNotTake } from './build-context.ts';
import type { AnswerReading, OutputConfig, ToolConfig, WireTool } from './converse-wire.ts';
import { strictSchema } from './strict-schema.ts';
import { forbidsForcedTool } from './thinking-fields.ts';

/** How the request asks for a value instead of text, and how its answer is read. */
export interface StructuredOutput {
  readonly toolConfig?: ToolConfig;
  readonly textFormat?: OutputConfig['textFormat'];
  readonly reading: AnswerReading;
}

/** Applies `output_mode`: nothing for `prompt`, one tool that takes the value for `tool`, a response schema for `native`. */
export function structuredOutput(context: BuildContext): StructuredOutput {
  const schema = context.settings.outputSchema;
  const mode = context.options.output_mode ?? 'prompt';
  if (schema === undefined || mode === 'prompt') return { reading: {} };
  return mode === 'tool' ? valueTool(context, schema) : { textFormat: nativeFormat(context, schema), reading: {} };
}

function valueTool(context: BuildContext, output: OutputSchema): StructuredOutput {
  if (context.facts?.tools === false) throw buildError(context, doesNotTake(context, 'tools, so output_mode "tool" cannot be used'));
  const name = output.name ?? 'json_tool_call';
  const isWrapped = output.schema.type !== 'object';
  const tool: WireTool = {
    toolSpec: {
      name,
      inputSchema: { json: isWrapped ? wrap(output.schema) : output.schema },
      ...(output.description === undefined || output.description === '' ? {} : { description: output.description }),
    },
  };
  const toolChoice = forcedChoice(context, name);
  return {
    toolConfig: { tools: [tool], ...(toolChoice === undefined ? {} : { toolChoice }) },
    reading: { valueTool: name, ...(isWrapped ? { isWrapped } : {}) },
  };
}

/** Wire: the schema of a tool must be an object. Definitions stay at the root, where `$ref` looks for them. */
function wrap({ $defs, ...schema }: JsonObject): JsonObject {
  const definitions: JsonObject = $defs === undefined ? {} : { $defs };
  return { ...definitions, type: 'object', properties: { value: schema }, required: ['value'], additionalProperties: false };
}

function forcedChoice(context: BuildContext, name: string): ToolConfig['toolChoice'] {
  if (forbidsForcedTool(context)) return undefined;
  const known = context.facts === undefined ? ['tool'] : (context.facts.tool_choice ?? []);
  if (known.includes('tool')) return { tool: { name } };
  return known.includes('any') ? { any: {} } : undefined;
}

function nativeFormat(context: BuildContext, output: OutputSchema): OutputConfig['textFormat'] {
  const { facts } = context;
  // Wire: Pegasus, which Converse does not offer, has a member of its own for the schema.
  const isKnownRefusal = facts !== undefined && facts.structured_native !== true && facts.invoke !== 'pegasus';
  if (isKnownRefusal) throw buildError(context, doesNotTake(context, 'a response schema: use output_mode "tool" or "prompt"'));
  return {
    type: 'json_schema',
    structure: {
      jsonSchema: {
        schema: JSON.stringify(strictSchema(output.schema)),
        ...(output.name === undefined ? {} : { name: output.name }),
        ...(output.description === undefined || output.description === '' ? {} : { description: output.description }),
      },
    },
  };
}
