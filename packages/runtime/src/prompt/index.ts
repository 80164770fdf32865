// Takes: a Program, one of its functions, the arguments of a call, the options of a client. Gives: chat messages that every part of the
// Bedrock layer understands, and the description of a return type. Never: network, environment, media bytes inside text, or Bedrock's wire form.
export { type ConvertedArguments, convertArguments } from './arguments/convert-arguments.ts';
export type {
  CachePointPart,
  ChatMessage,
  ChatPrompt,
  GuardPart,
  GuardQualifier,
  MediaPart,
  PromptPart,
  SearchResultPart,
} from './chat-prompt.ts';
export { type OutputFormatOptions, readOutputFormatOptions } from './output-format/output-format-options.ts';
export { renderOutputFormat } from './output-format/render-output-format.ts';
export { printChat } from './print-chat.ts';
export type { PromptWarning } from './prompt-warnings.ts';
export type { PromptClient, PromptClientOptions, RenderContext } from './render-context.ts';
export { type RenderedPrompt, renderPrompt } from './render-prompt.ts';
