// The compiler and the runtime each have a table of the options: one for what is written, one for what calls and the environment give.
import { expect, it } from 'vitest';
import { BEDROCK_OPTIONS } from '../../packages/compiler/src/3-check/clients/bedrock-options.ts';
import type { OptionKind as WrittenKind } from '../../packages/compiler/src/3-check/clients/option-kind.ts';
import type { OptionKind as GivenKind } from '../../packages/runtime/src/bedrock/options/option-kind.ts';
import { OPTION_TABLE } from '../../packages/runtime/src/bedrock/options/option-table.ts';

type Kind = WrittenKind | GivenKind;
type Description = readonly (readonly [path: string, accepts: string])[];

/** What the options accept, each under its path. */
function describeTable(table: ReadonlyMap<string, Kind>, path = ''): Description {
  return [...table].flatMap(([name, kind]) => describeKind(`${path}${name}`, kind));
}

function describeKind(path: string, kind: Kind): Description {
  switch (kind.kind) {
    case 'text': {
      const form = 'form' in kind ? kind.form : 'matches' in kind ? kind.matches : undefined;
      return [[path, `text${kind.empty === true ? ', maybe empty' : ''} ${form?.pattern ?? ''}`]];
    }
    case 'number':
      return [[path, `${kind.whole === true ? 'whole number' : 'number'} from ${bound(kind.min)} to ${bound(kind.max)}`]];
    case 'word':
      return [[path, kind.words.join(' or ')]];
    case 'list':
      return [[path, `at most ${bound(kind.max)} items`], ...describeKind(`${path}[]`, kind.item)];
    case 'map':
      return describeTable(kind.entries, `${path}.`);
    case 'dictionary':
      return [[path, `at most ${bound(kind.max)} keys ${kind.key?.pattern ?? ''}`], ...describeKind(`${path}.*`, kind.value)];
    case 'either':
      return kind.kinds.flatMap((one, index) => describeKind(`${path}|${index}`, one));
    case 'boolean':
    case 'object':
      return [[path, kind.kind]];
    case 'anything':
    case 'json':
      return [[path, 'JSON']];
  }
}

/** The ends of what a number can be are no bounds. */
function bound(value: number | undefined): string {
  return value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? 'any' : String(value);
}

/**
 * Options that differ: objects, which only code gives; maps whose keys only the compiler looks at, and ids whose mistakes only it explains.
 */
const DIFFERENT = /^(credentials|client|sdk_config|intercept|capabilities|thinking|model|model_id)(\.|$)/;

it('is the same table twice', () => {
  const [written, given] = [BEDROCK_OPTIONS, OPTION_TABLE].map((table) => describeTable(table).filter(([path]) => !DIFFERENT.test(path)));
  expect(given).toEqual(written);
  expect(given?.length).toBeGreaterThan(90);
});
