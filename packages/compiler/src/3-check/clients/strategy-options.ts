import { integer, listOf, map, type OptionKind, type OptionTable, optionTable, TEXT } from './option-kind.ts';

const STRATEGY_HTTP: OptionKind = map({ total_timeout_ms: { kind: 'number', whole: true, min: 0, env: false } });
const MEMBERS: OptionKind = listOf(TEXT, { min: 1 });

/** The options of `fallback` clients. */
export const FALLBACK_OPTIONS: OptionTable = optionTable({ strategy: MEMBERS, http: STRATEGY_HTTP });

/** The options of `round-robin` clients. */
export const ROUND_ROBIN_OPTIONS: OptionTable = optionTable({
  strategy: MEMBERS,
  start: { ...integer(0), env: false },
  http: STRATEGY_HTTP,
});
