import type { ClientNode, SingleClient, StrategyClient } from './resolve-client.ts';

/** How many steps each `round-robin` client has taken in this process, its start included. Calls at the same time each take one. */
const steps: WeakMap<object, number> = new WeakMap();

function stepOf({ definition, start, members }: StrategyClient): number {
  return steps.get(definition) ?? start ?? Math.floor(Math.random() * members.length);
}

function memberAt({ members }: StrategyClient, step: number): ClientNode {
  const member = members[step % members.length];
  if (member === undefined) throw new RangeError('a strategy has at least one member');
  return member;
}

/** The member whose turn it is. The turn passes on. */
export function nextMember(client: StrategyClient): ClientNode {
  const step = stepOf(client);
  steps.set(client.definition, step + 1);
  return memberAt(client, step);
}

/** The single client of a call's first attempt. The turn stays. */
export function firstClient(client: ClientNode): SingleClient {
  if (client.kind === 'single') return client;
  if (client.kind === 'fallback') return firstClient(memberAt(client, 0));
  const step = stepOf(client);
  steps.set(client.definition, step);
  return firstClient(memberAt(client, step));
}
