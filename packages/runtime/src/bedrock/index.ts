// Takes: rendered chat prompts and client options. Gives: Converse inputs, signed requests, answers, event streams.
// Never: a static import of the AWS SDK or of `node:`, a secret in an error or a log, or an empty object on the wire.
export type { Citation, GuardrailSummary, Reasoning, ToolCall } from '../observability/index.ts';
export type { Bedrock, BedrockClient } from './bedrock-client.ts';
export type { Connection, Destination } from './connection.ts';
export type {
  CallSettings,
  Conversation,
  ConversationMessage,
  ConversationPart,
  OutputSchema,
  ToolChoice,
  ToolDefinition,
} from './conversation.ts';
export type {
  ConverseAnswer,
  ConverseBody,
  ConverseInput,
  ConverseStreamEvent,
  WireContent,
  WireMessage,
} from './converse/converse-wire.ts';
export { createBedrock } from './create-bedrock.ts';
export type { Json, JsonObject } from './json.ts';
export { KNOWN_MODELS } from './model/known-models.ts';
export { type ModelFacts, modelFacts } from './model/model-facts.ts';
export { baseModelId, parseModelArn } from './model/model-id.ts';
export { type ModelCapability, supports } from './model/supports.ts';
export type { GuardedContent, GuardQualifier, GuardrailRequest, GuardrailVerdict } from './operations/apply-guardrail.ts';
export type {
  AsyncInvocation,
  AsyncInvokeFilter,
  AsyncInvokePage,
  AsyncInvokeRequest,
  AsyncInvokeStatus,
} from './operations/async-invoke.ts';
export type { BatchJob, BatchJobFilter, BatchJobPage, BatchJobRequest, BatchJobStatus } from './operations/batch-jobs.ts';
export { BedrockOperations, type OperationServices } from './operations/bedrock-operations.ts';
export type { TokenCount, TokenCountRequest } from './operations/count-tokens.ts';
export type { Embeddings, EmbedRequest } from './operations/embed.ts';
export type { EmbeddingInput, EmbeddingOptions } from './operations/embedding-families.ts';
export type { GeneratedImages } from './operations/generate-images.ts';
export type { GuardrailChecks, GuardrailChecksRequest } from './operations/guardrail-checks.ts';
export type { ImageRequest } from './operations/image-families.ts';
export type { RankedDocument, Ranking, RerankRequest } from './operations/rerank.ts';
export type { BedrockOptions } from './options/bedrock-options.ts';
export type { BedrockModelName, BedrockSettings } from './options/bedrock-settings.ts';
export { overlayOptions } from './options/overlay-options.ts';
export { type RawOptions, resolveOptions } from './options/resolve-options.ts';
export { outputSchema } from './output-schema.ts';
export type { AwsCredentials, Env, HttpRequest, HttpResponse, HttpSend, Platform } from './platform.ts';
export { type ClientDetails, SignedRequest } from './request/signed-request.ts';
export { decodeConverseStream } from './response/decode-converse-stream.ts';
export type { ModelEvent, ModelResponse, ModelUsage } from './response/model-response.ts';
export { readConverse, textOfConverse } from './response/read-converse.ts';
export { sharedBedrock } from './shared-bedrock.ts';
export type { Intercept, InterceptedRequest } from './transport/intercept.ts';
export type { ReceivedResponse, SendOptions, SentRequest, Transport, TransportObserver } from './transport/transport.ts';
