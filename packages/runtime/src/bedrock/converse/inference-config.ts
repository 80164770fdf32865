import { type BuildContext, buildError, doesNotTake, passesUnsupported } from './build-context.ts';
import type { InferenceConfig } from './converse-wire.ts';

/** The sampling members that Converse itself knows. Undefined when none is set: an empty object never goes out. */
export function inferenceConfig(context: BuildContext): InferenceConfig | undefined {
  const { max_tokens, temperature, top_p } = context.options.inference_configuration ?? {};
  const sampling = fittingSampling(context, { temperature: fittingTemperature(context, temperature), topP: top_p });
  const stopSequences = fittingStopSequences(context);
  const config: InferenceConfig = {
    ...(max_tokens === undefined ? {} : { maxTokens: max_tokens }),
    ...(sampling.temperature === undefined ? {} : { temperature: sampling.temperature }),
    ...(sampling.topP === undefined ? {} : { topP: sampling.topP }),
    ...(stopSequences === undefined ? {} : { stopSequences }),
  };
  return Object.keys(config).length === 0 ? undefined : config;
}

/** Wire: Converse refuses more than 1 for every model. On other routes it is the model's to say. */
function fittingTemperature(context: BuildContext, temperature: number | undefined): number | undefined {
  const { route = 'converse' } = context.options;
  if (temperature === undefined || temperature <= 1 || route !== 'converse') return temperature;
  const problem = `Converse takes no temperature above 1 (got ${temperature})`;
  return passesUnsupported(context, problem) ? temperature : undefined;
}

interface Sampling {
  readonly temperature: number | undefined;
  readonly topP: number | undefined;
}

function fittingSampling(context: BuildContext, asked: Sampling): Sampling {
  const { temperature, topP } = asked;
  switch (context.facts?.sampling) {
    case undefined:
    case 'free':
      return asked;
    case 'temperature-xor-top_p': {
      if (temperature === undefined || topP === undefined) return asked;
      const problem = `${context.options.model} takes temperature or top_p, not both (temperature ${temperature}, top_p ${topP})`;
      return passesUnsupported(context, problem) ? asked : { temperature, topP: undefined };
    }
    case 'none': {
      const keep = (name: string, value: number | undefined): number | undefined =>
        value === undefined || passesUnsupported(context, doesNotTake(context, name)) ? value : undefined;
      return { temperature: keep('temperature', temperature), topP: keep('top_p', topP) };
    }
  }
}

function fittingStopSequences(context: BuildContext): readonly string[] | undefined {
  const sequences = context.options.inference_configuration?.stop_sequences;
  if (sequences === undefined || sequences.length === 0) return undefined;
  const fact = context.facts?.stop_sequences;
  if (fact === false) return passesUnsupported(context, doesNotTake(context, 'stop_sequences')) ? sequences : undefined;
  const max = typeof fact === 'object' ? fact.max : undefined;
  if (max !== undefined && sequences.length > max) {
    throw buildError(context, `${context.options.model} takes at most ${max} stop_sequences, got ${sequences.length}`);
  }
  return sequences;
}
