import type { ClientData, Program } from 'outcrop/program';
import { unknownName } from './find-named.ts';

/** A declared client of Amazon Bedrock. */
export interface NamedClient {
  readonly name: string;
  readonly data: ClientData;
}

const BEDROCK = 'aws-bedrock';

/**
 * The Bedrock clients of a project: all, or those that are named.
 *
 * @throws CommandError for a name that no Bedrock client has
 */
export function bedrockClients({ clients = {} }: Program, names: readonly string[] = []): readonly NamedClient[] {
  const all = Object.entries(clients).flatMap(([name, data]) => (data.provider === BEDROCK ? [{ name, data }] : []));
  for (const name of names) {
    if (all.some((client) => client.name === name)) continue;
    throw unknownName(
      'Bedrock client',
      name,
      all.map((client) => client.name),
    );
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
