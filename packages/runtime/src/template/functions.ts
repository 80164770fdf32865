import { functionSignatures } from '../program/index.ts';
import { bindArguments } from './arguments.ts';
import { describeKind } from './describe-kind.ts';
import { entriesOf } from './iterate.ts';
import { MAX_RANGE } from './limits.ts';
import { TemplateError } from './template-error.ts';
import { HostValue, type KeywordArgument, type MapKey, Namespace, type TemplateFunction, type TemplateValue } from './values.ts';
import { toWhole } from './whole-number.ts';

/** Gives the built-in function of a name, undefined when there is none. `listNames` serves `debug()`: the names in scope. */
export function findFunction(name: string, listNames: () => readonly string[]): TemplateValue {
  switch (name) {
    case 'range':
      return new HostValue('function range', { call: makeRange });
    case 'dict':
      return new HostValue('function dict', { call: (args, keywords) => collectEntries('dict()', args, keywords) });
    case 'namespace':
      return new HostValue('function namespace', { call: makeNamespace });
    case 'debug':
      return new HostValue('function debug', { call: () => listNames() });
    default:
      return undefined;
  }
}

const makeRange: TemplateFunction = (args, keywords) => {
  const bounds = bindArguments('range()', functionSignatures.range, args, keywords);
  const [first = 0, second, third] = bounds.map((bound) => (bound === undefined ? undefined : toInteger(bound)));
  const [start, stop, step] = second === undefined ? [0, first, third ?? 1] : [first, second, third ?? 1];
  if (step === 0) throw new TemplateError('the step of range() cannot be 0');
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (length > MAX_RANGE) throw new TemplateError(`range() gives at most ${MAX_RANGE} numbers, not ${length}`);
  return Array.from({ length }, (_, index) => start + index * step);
};

function toInteger(value: TemplateValue): number {
  const number = toWhole(value);
  if (number === undefined) throw new TemplateError(`range() needs whole numbers, not ${describeKind(value)}`);
  return number;
}

const makeNamespace: TemplateFunction = (args, keywords) => {
  const namespace = new Namespace();
  for (const [key, value] of collectEntries('namespace()', args, keywords)) namespace.attributes.set(String(key), value);
  return namespace;
};

function collectEntries(callee: string, args: readonly TemplateValue[], keywords: readonly KeywordArgument[]): Map<MapKey, TemplateValue> {
  const [source] = bindArguments(callee, functionSignatures.dict, args, keywords);
  const entries = source === undefined || source === null ? [] : entriesOf(source);
  if (entries === undefined) throw new TemplateError(`${callee} needs a map, not ${describeKind(source)}`);
  return new Map([...entries, ...keywords]);
}
