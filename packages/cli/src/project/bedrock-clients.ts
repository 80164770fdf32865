import type { ClientData, Program } from 'outcrop/program';
import { unknownName } from './find-named.ts';

/** A declared client of Amazon Bedrock. */
export interface NamedClient {
  readonly name: string;
  readonly data: ClientData;
}

const BEDROCK = 'aws-bedrock';

/**
 * The Bedrock clients of a project, those in few words (`aws-bedrock/<model>`) included: all, or those that are named.
 *
 * @throws CommandError for a name that no Bedrock client has
 */
export function bedrockClients(program: Program, names: readonly string[] = []): readonly NamedClient[] {
  const all = [...declaredClients(program), ...shorthands(program)];
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

function declaredClients({ clients = {} }: Program): readonly NamedClient[] {
  return Object.entries(clients).flatMap(([name, data]) => (data.provider === BEDROCK ? [{ name, data }] : []));
}

/** Functions and strategies may name a model instead of a client. */
function shorthands({ functions = {}, clients = {} }: Program): readonly NamedClient[] {
  const members = Object.values(clients).flatMap(({ options }) => (Array.isArray(options.strategy) ? options.strategy : []));
  const named = new Set([...Object.values(functions).map(({ client }) => client), ...members]);
  return [...named].flatMap((name) => {
    if (typeof name !== 'string' || !name.startsWith(`${BEDROCK}/`)) return [];
    return [{ name, data: { provider: BEDROCK, options: { model: name.slice(BEDROCK.length + 1) } } }];
  });
}
