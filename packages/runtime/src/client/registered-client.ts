import type { ClientDefinition } from './client-registry.ts';

/** What a registered client needs of its registry. */
interface Registry {
  definitionOf(name: string): ClientDefinition | undefined;
  updateSettings(name: string, settings: Readonly<Record<string, unknown>>): void;
}

/** A client of a registry, as code takes it in hand. */
export class RegisteredClient {
  readonly name: string;
  readonly #registry: Registry;

  /** @internal */
  constructor(registry: Registry, name: string) {
    this.#registry = registry;
    this.name = name;
  }

  /** The `BedrockRuntimeClient` that sends the requests, if one was given. */
  get client(): object | undefined {
    return this.#registry.definitionOf(this.name)?.options.client as object | undefined;
  }

  /** Replaces it, from the next call on. `undefined` takes it away. */
  set client(client: object | undefined) {
    this.#registry.updateSettings(this.name, { client: client ?? null });
  }
}
