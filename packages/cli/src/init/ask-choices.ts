import type { Dialogue } from '../command-context.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { inferenceProfile, STARTER_MODELS } from './starter-models.ts';

/** What a starter project can be told. */
export interface InitChoices {
  readonly directory: string;
  /** Undefined: found when the program runs. */
  readonly region: string | undefined;
  /** A model id or inference profile; undefined: the default of the region. */
  readonly model: string | undefined;
  readonly moduleFormat: 'esm' | 'cjs';
}

/** What the command line has decided, and what to offer for the rest. */
export interface Known {
  readonly directory: string | undefined;
  readonly region: string | undefined;
  readonly model: string | undefined;
  readonly defaults: { readonly region: string | undefined; readonly moduleFormat: (directory: string) => 'esm' | 'cjs' };
}

const OTHER_MODEL = 'other';

/**
 * Asks for everything that the command line leaves open.
 *
 * @throws CommandError when the questions are broken off
 */
export async function askChoices({ directory, region, model, defaults }: Known, { input, output }: Dialogue): Promise<InitChoices> {
  const clack = await import('@clack/prompts');
  const streams = { input, output };
  const answered = async <Value>(question: Promise<Value | typeof clack.CANCEL_SYMBOL>): Promise<Value> => {
    const answer = await question;
    if (clack.isCancel(answer)) throw new CommandError('Nothing was written.', { exitCode: EXIT.interrupted });
    return answer as Value;
  };
  const askText = (message: string, defaultValue: string, placeholder = defaultValue): Promise<string> =>
    answered(clack.text({ message, defaultValue, placeholder, ...streams }));

  clack.intro('A new Outcrop project', streams);
  const chosenDirectory = directory ?? (await askText('Folder', '.'));
  const chosenRegion =
    region ?? (await askText('AWS region', defaults.region ?? '', defaults.region ?? 'empty: found when the program runs'));
  const known = chosenRegion === '' ? undefined : chosenRegion;
  const options = [
    ...STARTER_MODELS.map((starter) => ({
      value: inferenceProfile(starter, known),
      label: starter.label,
      hint: inferenceProfile(starter, known),
    })),
    { value: OTHER_MODEL, label: 'Another' },
  ];
  const listed = model ?? (await answered(clack.select({ message: 'Model', options, ...streams })));
  const chosenModel = listed === OTHER_MODEL ? await askText('Model id or inference profile', options[0]?.value ?? '') : listed;
  const formats = [
    { value: 'esm' as const, label: 'ES modules', hint: 'import … from "./baml_client/index.js"' },
    { value: 'cjs' as const, label: 'CommonJS', hint: 'require("./baml_client")' },
  ];
  const initialValue = defaults.moduleFormat(chosenDirectory);
  const moduleFormat = await answered(clack.select({ message: 'Modules', options: formats, initialValue, ...streams }));
  clack.outro('Ready to write', streams);
  return { directory: chosenDirectory, region: known, model: chosenModel, moduleFormat };
}
