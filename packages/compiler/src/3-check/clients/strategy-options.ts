import { type OptionKind, type OptionTable, optionTable } from 'outcrop/program';

const MEMBERS: OptionKind = { kind: 'list', item: { kind: 'text' }, min: 1 };
const STRATEGY_HTTP: OptionKind = {
  kind: 'map',
  entries: optionTable({ total_timeout_ms: { kind: 'number', whole: true, min: 0, env: false } }),
};

/** The options of `fallback` clients. */
export const FALLBACK_OPTIONS: OptionTable = optionTable({ strategy: MEMBERS, http: STRATEGY_HTTP });

/** The options of `round-robin` clients. */
export const ROUND_ROBIN_OPTIONS: OptionTable = optionTable({
  strategy: MEMBERS,
  start: { kind: 'number', whole: true, min: 0, env: false },
  http: STRATEGY_HTTP,
});
