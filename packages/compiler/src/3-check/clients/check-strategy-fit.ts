import { describeValue } from '../../2-resolve/values.ts';
import { type ClientOptions, isOptionMissing, optionOf, reportMissing } from './client-options.ts';

/** Checks that a strategy has members, and that it starts at one of them. */
export function checkStrategyFit(client: ClientOptions): void {
  const strategy = optionOf(client, 'strategy')?.value;
  if (isOptionMissing(client, 'strategy')) reportMissing(client, 'a strategy', '`strategy [First, Second]` in its options');
  const start = optionOf(client, 'start')?.value;
  if (strategy?.kind !== 'list' || start?.kind !== 'number' || start.value < strategy.items.length) return;
  const expected = `less than the number of members, ${strategy.items.length}`;
  client.reporter.in(client.file)('option-value', start.span, { key: 'start', expected, found: describeValue(start) });
}
