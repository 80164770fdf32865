import type { Bedrock, BedrockClient, ConverseInput, RawOptions } from '../bedrock/index.ts';
import { interceptedOptions } from '../bedrock/options/intercepted-options.ts';
import { overlayOptions } from '../bedrock/options/overlay-options.ts';
import { outputSchema } from '../bedrock/output-schema.ts';
import { interceptOf } from '../bedrock/transport/intercept-all.ts';
import { BamlClientError } from '../errors/index.ts';
import { type ChatPrompt, renderPrompt } from '../prompt/index.ts';
import { givenTags } from './call-options.ts';
import type { PreparedCall } from './prepare-call.ts';
import { BEDROCK } from './providers.ts';
import type { SingleClient } from './resolve-client.ts';

/** Gives the Bedrock client of an attempt. Environment variables are read now. */
export function openClient(bedrock: Bedrock, client: SingleClient, call: PreparedCall): BedrockClient {
  return bedrock.client(client.name, interceptedOptions(optionsOf(client, call), interceptOf(call.options)), call.environment);
}

/** Gives the Bedrock client of a request that the user sends. */
export function openClientForRequest(bedrock: Bedrock, client: SingleClient, call: PreparedCall): BedrockClient {
  return bedrock.client(client.name, optionsOf(client, call), call.environment);
}

function optionsOf({ name, provider, options }: SingleClient, { options: { bedrock: patch } }: PreparedCall): RawOptions {
  if (provider !== BEDROCK) throw foreignProvider(name, provider);
  return patch === undefined ? options : overlayOptions(options, patch);
}

function foreignProvider(client: string, provider: string): BamlClientError {
  return new BamlClientError({
    message: `client "${client}" uses the provider "${provider}", which Outcrop does not call`,
    help: `Call with a Bedrock client instead: by the option client: "aws-bedrock/…", by a ClientRegistry that defines "${client}" for aws-bedrock, or in the .baml file.`,
  });
}

/** Renders the prompt of a call for a client, and warns of what is odd about it. */
export function renderFor(
  client: BedrockClient,
  { program, definition, args }: PreparedCall,
  tags: Readonly<Record<string, string>>,
): ChatPrompt {
  const { data } = definition;
  const rendered = renderPrompt(program, data, args, { client, tags });
  for (const { message } of rendered.warnings) client.warn(`prompt of ${data.name}: ${message}`);
  return rendered;
}

/** How an input is to be sent. */
export interface InputOptions {
  /** Tells whether the answer is wanted as a stream. */
  readonly stream: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Tells whether a client's answer comes as a stream, when one is wanted. */
export function streamsFrom({ options }: BedrockClient, isWanted: boolean): boolean {
  return isWanted && options.supports_streaming !== false;
}

/** Builds the Converse input of a rendered prompt. Media are fetched now, because the body holds them. */
export async function buildInput(
  client: BedrockClient,
  chat: ChatPrompt,
  { program, definition, options }: PreparedCall,
  { stream, signal }: InputOptions,
): Promise<ConverseInput> {
  const { output_mode: mode = 'prompt' } = client.options;
  return client.buildInput(chat, {
    stream,
    returnsText: definition.data.output === 'string',
    tags: givenTags(options),
    ...(signal === undefined ? {} : { signal }),
    ...(mode === 'prompt' ? {} : { outputSchema: outputSchema(program, definition.data.output) }),
  });
}
