// Takes: a Program, one of its functions, the arguments of a call, the options of a client. Gives: chat messages that every part of the
// Bedrock layer understands, and the description of a return type. Never: network, environment, media bytes inside text, or Bedrock's wire form.
export type { ConvertedArguments } from './arguments/convert-arguments.ts';
export type { ChatMessage, ChatPrompt, PromptPart } from './chat-prompt.ts';
export { printChat } from './print-chat.ts';
export type { PromptWarning } from './prompt-warnings.ts';
export type { RenderContext } from './render-context.ts';
export { type RenderedPrompt, renderPrompt } from './render-prompt.ts';
