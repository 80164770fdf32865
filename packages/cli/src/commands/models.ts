import { MODEL_NAMES } from '@outcrop/local';
import { modelFacts } from 'outcrop/bedrock';
import type { CommandContext } from '../command-context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { describeFacts } from '../models/describe-facts.ts';
import { type LiveModels, listLiveModels } from '../models/list-live-models.ts';
import { unknownName } from '../project/find-named.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface ModelsOptions {
  readonly provider?: string;
  readonly live?: boolean;
  readonly region?: string;
}

/** `outcrop models`: lists models with what is known to be special about them: those that are known, or those of a region. */
export async function models(filter: string | undefined, options: ModelsOptions, { terminal, env }: CommandContext): Promise<ExitCode> {
  const isChosen = (id: string): boolean =>
    (options.provider === undefined || id.startsWith(`${options.provider}.`)) && id.includes(filter ?? '');
  if (options.live === true) {
    showLive(await listLiveModels(options.region, env), isChosen, terminal);
    return EXIT.done;
  }
  const providers = [...new Set(MODEL_NAMES.map((id) => id.split('.')[0] ?? ''))];
  const { provider } = options;
  if (provider !== undefined && !providers.includes(provider)) throw unknownName('provider', provider, providers);
  showKnown(MODEL_NAMES.filter(isChosen), terminal);
  return EXIT.done;
}

function showKnown(ids: readonly string[], terminal: Terminal): void {
  if (terminal.json) {
    terminal.result(JSON.stringify({ ok: true, models: ids.map((id) => ({ id, facts: modelFacts(id) ?? null })) }));
    return;
  }
  const width = Math.max(0, ...ids.map(({ length }) => length));
  for (const id of ids) terminal.result(`${id.padEnd(width)}   ${describeFacts(modelFacts(id))}`.trimEnd());
  terminal.note(
    `\n${ids.length} of ${MODEL_NAMES.length} known models. Others can be called as well; \`--live\` asks what your account has.`,
  );
}

/** A model that is only there behind inference profiles is shown by their ids: they are what a client names. */
function showLive({ region, models, profiles }: LiveModels, isChosen: (id: string) => boolean, terminal: Terminal): void {
  const chosen = models.flatMap(({ modelId: id = '', inferenceTypesSupported: types = [] }) => {
    if (!isChosen(id)) return [];
    const leading = profiles.filter((profile) => profile.models?.some(({ modelArn = '' }) => modelArn.endsWith(`/${id}`)));
    const ids = leading.flatMap(({ inferenceProfileId }) => inferenceProfileId ?? []);
    return [{ id, onDemand: types.includes('ON_DEMAND'), profiles: ids, facts: modelFacts(id) ?? null }];
  });
  if (terminal.json) {
    terminal.result(JSON.stringify({ ok: true, region, models: chosen }));
    return;
  }
  const callable = chosen.flatMap(({ id, onDemand, profiles: ids, facts }) =>
    [...(onDemand ? [id] : []), ...ids].map((name) => ({ name, facts })),
  );
  const width = Math.max(0, ...callable.map(({ name }) => name.length));
  for (const { name, facts } of callable) terminal.result(`${name.padEnd(width)}   ${describeFacts(facts ?? undefined)}`.trimEnd());
  terminal.note(
    `\n${chosen.length} of ${models.length} models in ${region}. Not every one is open to the account: \`outcrop doctor\` tells.`,
  );
}
