import type { Dialogue } from '../command-context.ts';
import { type Interview, openInterview } from './interview.ts';
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

/** What the command line has decided. */
export interface Known {
  readonly directory: string | undefined;
  readonly region: string | undefined;
  readonly model: string | undefined;
}

/** What is offered for the rest. */
export interface Offers {
  readonly region: string | undefined;
  readonly moduleFormat: (directory: string) => 'esm' | 'cjs';
  /** Says why a project cannot be written into a folder. */
  readonly problemWith: (directory: string) => string | undefined;
}

const OTHER_MODEL = 'other';

/**
 * Asks for everything that the command line leaves open.
 *
 * @throws CommandError when the questions are broken off
 */
export async function askChoices(known: Known, offers: Offers, dialogue: Dialogue): Promise<InitChoices> {
  const interview = await openInterview('A new Outcrop project', dialogue);
  const directory = known.directory ?? (await askDirectory(offers, interview));
  const region = known.region ?? (await askRegion(offers, interview));
  const model = known.model ?? (await askModel(region, interview));
  const moduleFormat = await interview.choose('Modules', MODULE_FORMATS, offers.moduleFormat(directory));
  interview.end('Ready to write');
  return { directory, region, model, moduleFormat };
}

const MODULE_FORMATS = [
  { value: 'esm', label: 'ES modules', hint: 'import … from "./baml_client/index.js"' },
  { value: 'cjs', label: 'CommonJS', hint: 'require("./baml_client")' },
] as const;

function askDirectory({ problemWith }: Offers, interview: Interview): Promise<string> {
  return interview.text('Folder', '.', { validate: (folder = '') => problemWith(folder === '' ? '.' : folder) });
}

async function askRegion({ region = '' }: Offers, interview: Interview): Promise<string | undefined> {
  const placeholder = region === '' ? 'empty: found when the program runs' : region;
  const answer = await interview.text('AWS region', region, { placeholder });
  return answer === '' ? undefined : answer;
}

async function askModel(region: string | undefined, interview: Interview): Promise<string> {
  const offered = STARTER_MODELS.map((model) => ({ label: model.label, value: inferenceProfile(model, region) }));
  const options = [...offered.map((option) => ({ ...option, hint: option.value })), { label: 'Another', value: OTHER_MODEL }];
  const chosen = await interview.choose('Model', options);
  return chosen === OTHER_MODEL ? interview.text('Model id or inference profile', offered[0]?.value ?? '') : chosen;
}
