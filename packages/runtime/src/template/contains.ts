import { areEqual } from './compare-values.ts';
import { describeKind } from './describe-kind.ts';
import { entriesOf } from './iterate.ts';
import { findMapKey } from './map-key.ts';
import { showValue } from './show-value.ts';
import { TemplateError } from './template-error.ts';
import { EnumType, isList, type TemplateValue, unwrapText } from './values.ts';

/** Tells whether `item in container`: as a substring of a text, an element of a list, a key of a map or class. Fails for other containers. */
export function contains(wrapped: TemplateValue, item: TemplateValue): boolean {
  const container = unwrapText(wrapped);
  if (container === undefined) return false;
  if (typeof container === 'string') return container.includes(showValue(item));
  const elements = container instanceof EnumType ? container.listed : container;
  if (isList(elements)) return elements.some((element) => areEqual(element, item));
  const entries = entriesOf(container);
  const key = findMapKey(item);
  if (entries === undefined) throw new TemplateError(`"in" cannot search ${describeKind(container)}`);
  return key !== undefined && entries.has(key);
}
