import type { KNOWN_MODELS } from '../model/known-models.ts';
import type { BedrockOptions } from './bedrock-options.ts';

/** A model id, a profile or an ARN: any text is one. Those that are known help to write it. */
export type BedrockModelName = (typeof KNOWN_MODELS)[number] | (string & {});

type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Name;

/** Options whose own keys may be written in both spellings too. */
type MapOption =
  | 'capabilities'
  | 'guardrail_config'
  | 'http'
  | 'inference_configuration'
  | 'media_fetch'
  | 'media_url_handler'
  | 'output_config'
  | 'performance_config'
  | 'prompt_caching';

type Inference = NonNullable<BedrockOptions['inference_configuration']>;

interface Written extends Omit<BedrockOptions, 'model' | MapOption>, Inference {
  readonly model?: BedrockModelName;
}

/** `null` takes the client's value away, `{ env }` names a variable that holds the value. */
type Setting<Value> = Value | { readonly env: string } | null | undefined;

type BothSpellings<Options> = {
  readonly [Name in keyof Options & string as Name | CamelCase<Name>]?: Setting<Options[Name]>;
};

/**
 * Options of an `aws-bedrock` client as code writes them: in snake_case or camelCase, inference settings beside the others or inside
 * `inference_configuration`.
 */
export type BedrockSettings = BothSpellings<Written> & {
  readonly [Name in MapOption as Name | CamelCase<Name>]?: Setting<BothSpellings<NonNullable<BedrockOptions[Name]>>>;
};
