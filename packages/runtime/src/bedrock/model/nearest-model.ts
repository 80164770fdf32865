import { nearestName } from '../options/nearest-name.ts';
import { KNOWN_MODELS } from './known-models.ts';
import { baseModelId } from './model-id.ts';

/** Gives the known id that a wrong one was probably meant to be: the last that begins with it, or the nearest. A geography prefix stays. */
export function nearestModel(id: string): string | undefined {
  const base = baseModelId(id);
  if (base === undefined || base === '') return undefined;
  const known = KNOWN_MODELS.filter((model) => model.startsWith(base)).at(-1) ?? nearestName(base, KNOWN_MODELS);
  return known === undefined || known === base || !id.endsWith(base) ? undefined : id.slice(0, id.length - base.length) + known;
}
