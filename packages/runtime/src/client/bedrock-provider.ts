import type { RawOptions } from '../bedrock/index.ts';
import { overlayOptions } from '../bedrock/options/overlay-options.ts';
import type { ClientDefinition } from './client-registry.ts';

/**
 * Options that several clients of a registry share: region, endpoint, credentials, a ready `BedrockRuntimeClient`. Options of a client win.
 *
 * @example
 * const provider = new BedrockProvider({ client: new BedrockRuntimeClient({ region: 'us-east-1' }) });
 * registry.addLlmClient('Fast', provider, { model: 'amazon.nova-micro-v1:0' });
 * registry.addLlmClient('Strong', provider, { model: 'amazon.nova-pro-v1:0' });
 * provider.client = new BedrockRuntimeClient({ region: 'eu-west-1' });
 */
export class BedrockProvider {
  #options: RawOptions;
  #definitions: WeakMap<ClientDefinition, ClientDefinition> = new WeakMap();

  constructor(options: RawOptions = {}) {
    this.#options = options;
  }

  /** The `BedrockRuntimeClient` that sends the requests, if one was given. */
  get client(): object | undefined {
    return this.#options.client as object | undefined;
  }

  /** Replaces it for all clients, from their next call on. */
  set client(client: object | undefined) {
    this.#options = { ...this.#options, client };
    this.#definitions = new WeakMap();
  }

  /**
   * Gives a client's definition with the shared options: always the same object, until they change.
   *
   * @internal
   */
  complete(definition: ClientDefinition): ClientDefinition {
    const known = this.#definitions.get(definition);
    if (known !== undefined) return known;
    const completed = { ...definition, options: overlayOptions(this.#options, definition.options) };
    this.#definitions.set(definition, completed);
    return completed;
  }
}
