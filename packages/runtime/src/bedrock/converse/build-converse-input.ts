import type { Media } from '../../media/media.ts';
import type { Conversation } from '../conversation.ts';
import { chooseInvokeFormat } from '../invoke/choose-invoke-format.ts';
import { type FetchedMedia, urlToFetch } from '../media/media-source.ts';
import { modelIdProblem, parseModelArn } from '../model/model-id.ts';
import { additionalFields } from './additional-fields.ts';
import { arrangeConversation } from './arrange-conversation.ts';
import { type BuildContext, buildError, doesNotTake } from './build-context.ts';
import { placeCachePoints } from './cache-points.ts';
import { ContentBlocks } from './content-blocks.ts';
import type { ConverseBody, ConverseInput } from './converse-wire.ts';
import { inferenceConfig } from './inference-config.ts';
import {
  guardrailConfig,
  outputConfig,
  performanceConfig,
  promptVariables,
  requestMetadata,
  responseFieldPaths,
  serviceTier,
} from './request-members.ts';
import { structuredOutput } from './structured-output.ts';
import { toolConfig } from './tool-config.ts';

/** Fetches the bytes behind an http URL, or rejects with a `BamlInvalidArgumentError` or `BamlAbortError`. */
export type FetchMedia = (media: Media, url: string) => Promise<FetchedMedia>;

/**
 * Builds the one Converse input that both transports and the modular request start from.
 *
 * @returns a promise only when media must be fetched.
 * @throws BamlInvalidArgumentError when options, conversation and model do not go together.
 */
export function buildConverseInput(
  context: BuildContext,
  conversation: Conversation,
  fetchMedia: FetchMedia,
): ConverseInput | Promise<ConverseInput> {
  const format = chooseInvokeFormat(context);
  if (format === undefined) return converseInput(context, conversation, fetchMedia);
  const input = converseInput(withoutFamilyFields(context), conversation, fetchMedia);
  return Promise.all([input, import('../invoke/build-invoke.ts')]).then(([built, { buildInvoke }]) => buildInvoke(context, format, built));
}

function converseInput(context: BuildContext, conversation: Conversation, fetchMedia: FetchMedia): ConverseInput | Promise<ConverseInput> {
  const modelId = calledModel(context);
  const arranged = arrangeConversation(context, conversation);
  const remote = remoteMedia(context, arranged);
  const build = (fetched: ReadonlyMap<Media, FetchedMedia>): ConverseInput => assemble(context, modelId, arranged, fetched);
  if (remote.size === 0) return build(new Map());
  const fetches = [...remote].map(async ([media, url]) => [media, await fetchMedia(media, url)] as const);
  return Promise.all(fetches).then((fetched) => build(new Map(fetched)));
}

/** Invoke bodies have their own members for what Converse keeps in additional fields. */
function withoutFamilyFields(context: BuildContext): BuildContext {
  const { top_k: _, seed: __, ...inference_configuration } = context.options.inference_configuration ?? {};
  return { ...context, options: { ...context.options, route: 'invoke', inference_configuration } };
}

function calledModel(context: BuildContext): string {
  const { facts, options } = context;
  const modelId = options.inference_profile ?? options.model;
  if (modelId === undefined) throw buildError(context, 'model_id is required');
  const problem = modelIdProblem(modelId);
  if (problem !== undefined) throw buildError(context, problem);
  if (facts?.converse === false && options.route !== 'invoke')
    throw buildError(context, `${doesNotTake(context, 'Converse requests')}. ${facts.note ?? ''}`.trim());
  return modelId;
}

function remoteMedia(context: BuildContext, conversation: Conversation): Map<Media, string> {
  const remote = new Map<Media, string>();
  for (const { parts } of conversation.messages) {
    for (const part of parts) {
      const media =
        part.kind === 'media' ? part.media : part.kind === 'guard' && typeof part.content === 'object' ? part.content : undefined;
      const url = media === undefined ? undefined : urlToFetch(context, media);
      if (media !== undefined && url !== undefined) remote.set(media, url);
    }
  }
  return remote;
}

function assemble(
  context: BuildContext,
  modelId: string,
  conversation: Conversation,
  fetched: ReadonlyMap<Media, FetchedMedia>,
): ConverseInput {
  const blocks = new ContentBlocks(context, fetched);
  const structured = structuredOutput(context);
  const places = placeCachePoints(context, {
    toolConfig: structured.toolConfig ?? toolConfig(context, conversation),
    system: blocks.system(conversation.system),
    messages: conversation.messages.map(({ role, parts }) => ({ role, content: blocks.message(parts) })),
  });
  const stream = context.settings.stream === true && !(places.toolConfig !== undefined && context.facts?.stream_tools === false);
  const body = withoutUndefined({
    messages: places.messages.length === 0 ? undefined : places.messages,
    system: places.system.length === 0 ? undefined : places.system,
    inferenceConfig: inferenceConfig(context),
    toolConfig: places.toolConfig,
    guardrailConfig: guardrailConfig(context, stream),
    additionalModelRequestFields: additionalFields(context),
    promptVariables: promptVariables(context),
    additionalModelResponseFieldPaths: responseFieldPaths(context),
    requestMetadata: requestMetadata(context),
    performanceConfig: performanceConfig(context),
    serviceTier: serviceTier(context),
    outputConfig: outputConfig(context, structured.textFormat),
  });
  checkManagedPrompt(context, modelId, body);
  const prefill = prefillText(context, conversation);
  const reading = prefill === '' ? structured.reading : { ...structured.reading, prefill };
  return { modelId, stream, body, reading };
}

/** The order of members is kept: it is the order of the bytes on the wire. */
function withoutUndefined(members: { readonly [Key in keyof ConverseBody]: ConverseBody[Key] | undefined }): ConverseBody {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** Wire: with a managed prompt, everything that the prompt itself holds must stay away. */
function checkManagedPrompt(context: BuildContext, modelId: string, body: ConverseBody): void {
  const isPrompt = parseModelArn(modelId)?.resource === 'prompt';
  if (!isPrompt) {
    if (body.messages === undefined) throw buildError(context, 'the prompt is empty');
    if (body.promptVariables !== undefined) {
      context.warn(`client "${context.client}": prompt_variables are ignored unless model is the ARN of a managed prompt`);
    }
    return;
  }
  const forbidden = (['system', 'inferenceConfig', 'toolConfig', 'additionalModelRequestFields'] as const).find(
    (member) => body[member] !== undefined,
  );
  if (forbidden !== undefined) throw buildError(context, `a managed prompt does not go with ${forbidden}`);
}

/** Text of a final assistant message: the answer continues it, and does not repeat it. */
function prefillText(context: BuildContext, conversation: Conversation): string {
  const last = conversation.messages.at(-1);
  const isWanted = context.options.prefill_prepend ?? context.settings.returnsText !== true;
  if (last?.role !== 'assistant' || !isWanted) return '';
  return last.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}
