import { type ClientDefinition, ClientRegistry } from '../../client/index.ts';
import type { RegistryData } from './messages.ts';

/** How many definitions are remembered. */
const LIMIT = 1000;

/** Definitions of earlier calls by their numbers, oldest first. Clients that take turns are remembered by their definition. */
const known: Map<number, ClientDefinition> = new Map();

/** The registry of a call, as the caller's thread described it. */
export class ReceivedRegistry extends ClientRegistry {
  readonly #primary: string | undefined;
  readonly #clients: ReadonlyMap<string, ClientDefinition>;

  constructor({ primary, clients }: RegistryData) {
    super();
    this.#primary = primary;
    this.#clients = new Map(clients.map(({ name, number, definition }) => [name, recall(number, definition)]));
  }

  override get primary(): string | undefined {
    return this.#primary;
  }

  override get clients(): ReadonlyMap<string, ClientDefinition> {
    return this.#clients;
  }

  override definitionOf(name: string, declared?: ClientDefinition): ClientDefinition | undefined {
    return this.#clients.get(name) ?? declared;
  }
}

function recall(number: number, received: ClientDefinition): ClientDefinition {
  const definition = known.get(number) ?? received;
  known.set(number, definition);
  const [oldest] = known.keys();
  if (known.size > LIMIT && oldest !== undefined) known.delete(oldest);
  return definition;
}
