import type { FieldSchema, Schema } from '../schema/schema.ts';
import { type ClassValue, type Coerced, hasFlag, INCOMPLETE, isComposite, type ListValue, type MapValue, PENDING } from './coerced.ts';
import { setOwn, withChecks } from './final-value.ts';

/** Stands for a value that is not shown yet. */
export const REFUSED: unique symbol = Symbol('refused');

/**
 * Gives a value as users see it while the text grows: without what may only be shown complete, and with the state of those values that
 * carry one. `place` is the type at the place of the value, or its field. Closed values are made once and shared by all later partials.
 */
export function partialValue(place: Schema | FieldSchema, coerced: Coerced, standIn: unknown = null): unknown {
  const shown = showOnce(coerced);
  if (!place.isStateful && !coerced.schema.isStateful) return shown;
  const state = hasFlag(coerced, PENDING) ? 'Pending' : shown === REFUSED || hasFlag(coerced, INCOMPLETE) ? 'Incomplete' : 'Complete';
  return { value: shown === REFUSED ? standIn : shown, state };
}

function showOnce(coerced: Coerced): unknown {
  coerced.shown ??= show(coerced);
  return coerced.shown;
}

function show(coerced: Coerced): unknown {
  const { schema, value, checks } = coerced;
  if (schema.isDone && hasFlag(coerced, INCOMPLETE | PENDING)) return REFUSED;
  const shown = isComposite(value) ? showParts(schema, value) : value;
  return shown === REFUSED ? REFUSED : withChecks(shown, checks);
}

function showParts(schema: Schema, value: ListValue | MapValue | ClassValue): unknown {
  switch (value.kind) {
    case 'list':
      return showList(value);
    case 'map':
      return showMap(value);
    case 'class':
      return showObject(schema, value);
  }
}

function showList({ place, settled, open }: ListValue): unknown {
  const { items, shown, shownItems } = settled;
  if (shownItems < items.length) showItems(place, items.slice(shownItems), shown);
  settled.shownItems = items.length;
  return showItems(place, open, [...shown]);
}

function showItems(place: Schema, items: readonly Coerced[], shown: unknown[]): unknown {
  for (const item of items) {
    const value = partialValue(place, item);
    if (value !== REFUSED) shown.push(value);
  }
  return shown;
}

function showMap({ place, settled, open }: MapValue): unknown {
  const shown: Record<string, unknown> = {};
  for (const [key, item] of [...settled, ...open]) {
    const value = partialValue(place, item);
    if (value !== REFUSED) setOwn(shown, key, value);
  }
  return shown;
}

function showObject(schema: Schema, { shape, fields }: ClassValue): unknown {
  const shown: Record<string, unknown> = {};
  for (let index = 0; index < shape.fields.length; index += 1) {
    const field = shape.fields[index];
    const item = fields[index];
    if (field === undefined || item === undefined) continue;
    const standIn = emptyValue(field.schema);
    const value = partialValue(field, item, standIn);
    if (field.isNotNull && !schema.isDone && (showOnce(item) === REFUSED || showOnce(item) === null)) return REFUSED;
    setOwn(shown, field.name, value === REFUSED ? standIn : value);
  }
  return shown;
}

/** What a field holds whose value is not shown. */
function emptyValue({ kind }: Schema): unknown {
  if (kind === 'list') return [];
  return kind === 'map' ? {} : null;
}
