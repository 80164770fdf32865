import type { Bedrock, BedrockClient } from '../bedrock/index.ts';
import { overlayOptions } from '../bedrock/options/overlay-options.ts';
import { BamlClientError, BamlError } from '../errors/index.ts';
import type { AttemptRecord, FunctionLog } from '../observability/index.ts';
import { printChat, renderPrompt } from '../prompt/index.ts';
import { askModel } from './ask-model.ts';
import type { StreamSink } from './baml-stream.ts';
import { checkContent, checkFinishReason, parseAnswer } from './check-answer.ts';
import type { PreparedCall } from './prepare-call.ts';
import { BEDROCK } from './providers.ts';
import type { SingleClient } from './resolve-client.ts';
import type { AttemptTarget } from './run-attempts.ts';

/** What all attempts of one call share. */
export interface AttemptContext {
  readonly call: PreparedCall;
  readonly bedrock: Bedrock;
  readonly tags: Readonly<Record<string, string>>;
  /** Tells whether answers are read as streams. Clients that do not stream are asked for the whole answer all the same. */
  readonly stream: boolean;
  /** Where the text goes while it is being written. */
  readonly sink: StreamSink | undefined;
  /** The log of the call. Absent when nobody looks at it; then requests, answers and events are not kept. */
  readonly log: FunctionLog | undefined;
  readonly now: () => number;
}

/** Makes one attempt: builds the request, sends it, reads the answer, and parses it. The record learns everything on the way. */
export async function makeAttempt(context: AttemptContext, target: AttemptTarget, record: AttemptRecord): Promise<unknown> {
  try {
    const { call } = context;
    const client = openClient(context.bedrock, target.client, call);
    record.model = client.options.model;
    const chat = renderPrompt(call.program, call.definition.data, call.args, { client, tags: context.tags });
    record.prompt = () => printChat(chat);
    const response = await askModel(context, target, client, chat, record);
    checkContent(response, client, call);
    record.selected = true;
    checkFinishReason(response, client, chat);
    return parseAnswer(response.text, chat, call);
  } catch (error) {
    if (error instanceof BamlError) record.error = error;
    throw error;
  } finally {
    record.durationMs = context.now() - record.startTimeMs;
  }
}

/** Gives the Bedrock client of an attempt. Environment variables are read now. */
export function openClient(
  bedrock: Bedrock,
  { name, provider, options }: SingleClient,
  { environment, options: { bedrock: patch } }: PreparedCall,
): BedrockClient {
  if (provider !== BEDROCK) throw foreignProvider(name, provider);
  return bedrock.client(name, patch === undefined ? options : overlayOptions(options, patch), environment);
}

function foreignProvider(client: string, provider: string): BamlClientError {
  return new BamlClientError({
    message: `client "${client}" uses the provider "${provider}", which Outcrop does not call`,
    help: `Call with a Bedrock client instead: by the option client: "aws-bedrock/…", by a ClientRegistry that defines "${client}" for aws-bedrock, or in the .baml file.`,
  });
}
