import type { ClientDeclaration, Value } from '@outcrop/grammar';
import { findDeclared, type Project } from '../../1-bind/project.ts';
import { strategyMembers } from '../../2-resolve/resolve-clients.ts';
import { stringOf } from '../../2-resolve/values.ts';
import type { Reporter } from '../../reporter.ts';
import { cycleThrough, cyclicComponents } from '../strong-components.ts';

/** Checks that no `fallback` or `round-robin` contains itself (OC505). */
export function checkStrategyCycles(project: Project, reporter: Reporter): void {
  const members = (name: string) => {
    const client = findDeclared(project, 'client', name)?.node;
    return client === undefined ? [] : strategyMembers(client).flatMap((value) => stringOf(value) ?? []);
  };
  const names = project.clients.map(({ node }) => node.name.text);
  for (const component of cyclicComponents(new Set(names), members)) {
    const [start] = component;
    if (start === undefined) continue;
    const cycle = cycleThrough(start, component, members);
    const client = findDeclared(project, 'client', start);
    const member = client === undefined ? undefined : memberNamed(client.node, cycle[1] ?? start);
    if (client === undefined || member === undefined) continue;
    reporter.in(client.file)('strategy-cycle', member.span, { name: start, chain: [...cycle, start].join(' -> ') });
  }
}

function memberNamed(client: ClientDeclaration, name: string): Value | undefined {
  return strategyMembers(client).find((value) => stringOf(value) === name);
}
