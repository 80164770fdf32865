import type { FieldSchema, Schema } from '../schema/schema.ts';
import {
  type ClassValue,
  type Coerced,
  type CoercedValue,
  hasFlag,
  INCOMPLETE,
  isComposite,
  type ListValue,
  type MapValue,
  PENDING,
} from './coerced.ts';
import { setOwn, withChecks } from './final-value.ts';

/** Stands for a value that is not shown yet. */
export const REFUSED: unique symbol = Symbol('refused');

/**
 * Gives a value as users see it while the text grows: without what may only be shown complete, and with the state of those values that
 * carry one. `place` is the type at the place of the value. Closed values are made once and shared by all later partials.
 */
export function partialValue(place: Schema, coerced: Coerced): unknown {
  return withState(place.isStateful || coerced.schema.isStateful, coerced, showOnce(coerced), null);
}

function withState(isStateful: boolean, coerced: Coerced, shown: unknown, standIn: unknown): unknown {
  if (!isStateful) return shown;
  const state = hasFlag(coerced, PENDING) ? 'Pending' : shown === REFUSED || hasFlag(coerced, INCOMPLETE) ? 'Incomplete' : 'Complete';
  return { value: shown === REFUSED ? standIn : shown, state };
}

function showOnce(coerced: Coerced): unknown {
  if (coerced.shown === undefined) coerced.shown = show(coerced);
  return coerced.shown;
}

function show(coerced: Coerced): unknown {
  if (coerced.schema.isDone && hasFlag(coerced, INCOMPLETE | PENDING)) return REFUSED;
  const value = showValue(coerced.schema, coerced.value);
  return value === REFUSED ? value : withChecks(value, coerced.checks);
}

function showValue(schema: Schema, value: CoercedValue): unknown {
  if (!isComposite(value)) return value;
  switch (value.kind) {
    case 'list':
      return showList(schema, value);
    case 'map':
      return showMap(schema, value);
    case 'class':
      return showObject(schema, value);
  }
}

function showList(schema: Schema, { settled, open }: ListValue): unknown {
  if (schema.kind !== 'list') return [];
  for (; settled.shownItems < settled.items.length; settled.shownItems += 1) {
    const item = settled.items[settled.shownItems];
    if (item !== undefined) pushShown(settled.shown, partialValue(schema.item, item));
  }
  const shown = [...settled.shown];
  for (const item of open) pushShown(shown, partialValue(schema.item, item));
  return shown;
}

function pushShown(shown: unknown[], value: unknown): void {
  if (value !== REFUSED) shown.push(value);
}

function showMap(schema: Schema, { settled, open }: MapValue): unknown {
  const shown: Record<string, unknown> = {};
  if (schema.kind !== 'map') return shown;
  for (const entries of [settled, open]) {
    for (const [key, item] of entries) {
      const value = partialValue(schema.value, item);
      if (value !== REFUSED) setOwn(shown, key, value);
    }
  }
  return shown;
}

function showObject(schema: Schema, { shape, fields }: ClassValue): unknown {
  const shown: Record<string, unknown> = {};
  for (let index = 0; index < shape.fields.length; index += 1) {
    const field = shape.fields[index];
    const item = fields[index];
    if (field === undefined || item === undefined) continue;
    const value = showOnce(item);
    if (field.isNotNull && !schema.isDone && (value === REFUSED || value === null)) return REFUSED;
    const standIn = emptyValue(field);
    const isStateful = field.isStateful || item.schema.isStateful;
    setOwn(shown, field.name, isStateful ? withState(true, item, value, standIn) : value === REFUSED ? standIn : value);
  }
  return shown;
}

/** What a field holds whose value is not shown. */
function emptyValue({ schema, admitsNull }: FieldSchema): unknown {
  if (admitsNull) return null;
  if (schema.kind === 'list') return [];
  return schema.kind === 'map' ? {} : null;
}
