import { BamlInvalidArgumentError } from '../../errors/index.ts';
import type { CallSettings } from '../conversation.ts';
import { type ModelFacts, modelFacts } from '../model/model-facts.ts';
import type { BedrockOptions } from '../options/bedrock-options.ts';

/** What every part of building one request reads. */
export interface BuildContext {
  /** The client's name, for messages. */
  readonly client: string;
  readonly options: BedrockOptions;
  readonly settings: CallSettings;
  /** Undefined when nothing is known about the model. */
  readonly facts: ModelFacts | undefined;
  /** Told about things that are legal but surprising. The same text may come again. */
  readonly warn: (message: string) => void;
}

export function buildContext(
  client: string,
  options: BedrockOptions,
  settings: CallSettings,
  warn: (message: string) => void = () => {},
): BuildContext {
  const facts = modelFacts(options.model, options.capabilities);
  const streams = settings.stream === true && options.supports_streaming !== false && facts?.stream !== false;
  return { client, options, settings: { ...settings, stream: streams }, facts, warn };
}

/** An error that says why a request cannot be built. Nothing was sent. */
export function buildError(context: BuildContext, problem: string): BamlInvalidArgumentError {
  const { model } = context.options;
  return new BamlInvalidArgumentError({ message: `client "${context.client}": ${problem}`, ...(model === undefined ? {} : { model }) });
}

/**
 * Applies `drop_unsupported_params` to something that the model is known to reject: `false` is an error, `true` leaves it out with a
 * warning, `"pass"` sends it all the same. Tells whether it goes out.
 */
export function passesUnsupported(context: BuildContext, problem: string): boolean {
  if (context.options.drop_unsupported_params === 'pass') return true;
  leaveOut(context, problem);
  return false;
}

/** Applies `drop_unsupported_params` to something that the request has no place for: an error, unless it may be left out. */
export function leaveOut(context: BuildContext, problem: string): void {
  if (context.options.drop_unsupported_params !== true) {
    throw buildError(context, `${problem}. Remove it, or set drop_unsupported_params true`);
  }
  context.warn(`client "${context.client}": ${problem}; left out`);
}

/** `model "x" does not take option y`, the way all messages about unsupported options begin. */
export function doesNotTake(context: BuildContext, option: string): string {
  return `${context.options.model ?? 'the model'} does not take ${option}`;
}
