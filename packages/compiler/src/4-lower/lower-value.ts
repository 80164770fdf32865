import type { Entry, Value } from '@outcrop/grammar';
import type { OptionValue } from 'outcrop/program';

/** Lowers a value of a client option or a test argument. Broken values become null: they were reported. */
function lowerValue(value: Value): OptionValue {
  switch (value.kind) {
    case 'quoted':
    case 'raw':
    case 'bare':
    case 'number':
    case 'boolean':
      return value.value;
    case 'environment':
      return { env: value.variable.text };
    case 'template-call':
      return { template: value.name.text, args: value.arguments.map(lowerValue) };
    case 'map':
      return lowerEntries(value.entries);
    case 'list':
      return value.items.map(lowerValue);
    case 'null':
    case 'template-expression':
    case 'broken':
      return null;
  }
}

/** Lowers the entries of a map, keys in source spelling. */
export function lowerEntries(entries: readonly Entry[]): { readonly [key: string]: OptionValue } {
  // Entries become own properties, whatever they are called.
  return Object.fromEntries(entries.map(({ key, value }) => [key.text, lowerValue(value)]));
}
