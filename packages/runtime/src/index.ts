// The library that generated clients import. Takes: a project's Program and calls of its functions. Gives: typed values, streams, requests.
// Never: a static import of the AWS SDK, work at import, or a parser for `.baml` text.

export type { BedrockModelName, BedrockSettings, SignedRequest } from './bedrock/index.ts';
// Calls
export {
  type AsyncClient,
  all_succeeded,
  type BamlFunction,
  BamlStream,
  BedrockProvider,
  type CallEvents,
  type CallOptions,
  type CallServices,
  type Check,
  type Checked,
  ClientRegistry,
  type CompletionTimeout,
  createClient,
  createClientFromProgram,
  defineFunction,
  get_checks,
  type ParseOptions,
  type ProgramClient,
  type RecursivePartialNull,
  type RegisteredClient,
  type RequestOptions,
  type StreamableOptions,
  type StreamState,
  version,
} from './client/index.ts';
// Errors
export {
  BamlAbortError,
  BamlClientError,
  BamlClientFinishReasonError,
  BamlClientHttpError,
  BamlError,
  type BamlErrors,
  BamlInvalidArgumentError,
  BamlTimeoutError,
  BamlValidationError,
  type FailedAttempt,
  GuardrailIntervenedError,
  isBamlError,
  type TimeoutType,
  toBamlError,
} from './errors/index.ts';
// Values
export { Audio, Image, Pdf, Video } from './media/index.ts';
// Logs
// Environment
export {
  type AnswerDetails,
  type Citation,
  Collector,
  type Cost,
  FunctionLog,
  type GuardrailSummary,
  getLogLevel,
  type HTTPBody,
  HTTPRequest,
  HTTPRequest as HttpRequest,
  HTTPResponse,
  HTTPResponse as HttpResponse,
  LlmCall,
  LlmCall as LLMCall,
  LlmStreamCall,
  LlmStreamCall as LLMStreamCall,
  type LogLevel,
  type Reasoning,
  type ResponseMedia,
  resetBamlEnvVars,
  SSEResponse,
  type StreamTiming,
  setEnv,
  setLogJsonMode,
  setLogLevel,
  setLogMaxChunkLength,
  type Timing,
  type ToolCall,
  Usage,
} from './observability/index.ts';
export type { Program } from './program/index.ts';
