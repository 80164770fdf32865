import { areEqual } from './compare-values.ts';
import { TemplateError } from './template-error.ts';
import { HostValue, type TemplateFunction, type TemplateValue } from './values.ts';

/** A running `for`: the variable `loop`, and the step to the next pass. */
export interface Loop {
  readonly value: HostValue;
  readonly moveTo: (index: number) => void;
}

/** Makes the variable `loop` for a `for` over `items`. `recurse` is what `loop(…)` does; `depth` counts recursive levels from 0. */
export function makeLoop(items: readonly TemplateValue[], depth: number, recurse: TemplateFunction): Loop {
  let index = 0;
  let previous: readonly TemplateValue[] | undefined;
  const cycle: TemplateFunction = (args) => {
    if (args.length === 0) throw new TemplateError('loop.cycle() needs at least one value');
    return args[index % args.length];
  };
  const changed: TemplateFunction = (args) => {
    const isSame = previous !== undefined && areEqual(previous, args);
    previous = args;
    return !isSame;
  };
  const get = (member: string): TemplateValue => {
    switch (member) {
      case 'index':
        return index + 1;
      case 'index0':
        return index;
      case 'revindex':
        return items.length - index;
      case 'revindex0':
        return items.length - index - 1;
      case 'first':
        return index === 0;
      case 'last':
        return index === items.length - 1;
      case 'length':
        return items.length;
      case 'depth':
        return depth + 1;
      case 'depth0':
        return depth;
      case 'previtem':
        return index === 0 ? undefined : items[index - 1];
      case 'nextitem':
        return items[index + 1];
      case 'cycle':
        return new HostValue('function cycle', { call: cycle });
      case 'changed':
        return new HostValue('function changed', { call: changed });
      default:
        return undefined;
    }
  };
  return {
    value: new HostValue('loop', { get, call: recurse }),
    moveTo: (next) => {
      index = next;
    },
  };
}
