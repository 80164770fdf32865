import type { BedrockSettings } from '../bedrock/index.ts';
import { nearestName } from '../bedrock/options/nearest-name.ts';
import { isMap, overlayOptions } from '../bedrock/options/overlay-options.ts';
import { readOptions, resolveOptions } from '../bedrock/options/resolve-options.ts';
import { BamlInvalidArgumentError } from '../errors/index.ts';
import { readEnvironment } from '../observability/index.ts';
import { BedrockProvider } from './bedrock-provider.ts';
import { ChangedOptions } from './changed-options.ts';
import { BEDROCK, PROVIDERS } from './providers.ts';
import { RegisteredClient } from './registered-client.ts';

/** A client that code defines: like a declared one, but its options may hold functions and objects. */
export interface ClientDefinition {
  readonly provider: string;
  /** Name of a declared retry policy. */
  readonly retry?: string;
  readonly options: Readonly<Record<string, unknown>>;
}

interface AddedClient {
  readonly definition: ClientDefinition;
  readonly shared: BedrockProvider | undefined;
}

/** Clients of single calls: new ones, others in place of declared ones, changed settings, and the client to use. */
export class ClientRegistry {
  readonly #added: Map<string, AddedClient> = new Map();
  readonly #changes: Map<string, ChangedOptions> = new Map();
  #primary: string | undefined;

  /**
   * Defines a client. Options have the names and rules of `.baml`; `aws-bedrock` also takes `credentials` (AWS credentials or a function that
   * gives them) and `client` (a ready `BedrockRuntimeClient`), and the keys of `inference_configuration` may stand beside the others. Instead
   * of `aws-bedrock`, a {@link BedrockProvider} may be given, whose options several clients share. A client of a declared name takes its
   * place. Adding a name again replaces it.
   *
   * @throws BamlInvalidArgumentError when the provider or an option is wrong.
   */
  addLlmClient(
    name: string,
    provider: string | BedrockProvider,
    options: BedrockSettings | Readonly<Record<string, unknown>>,
    retryPolicy?: string | null,
  ): void {
    const shared = provider instanceof BedrockProvider ? provider : undefined;
    const providerName = typeof provider === 'string' ? provider : BEDROCK;
    if (!PROVIDERS.includes(providerName)) throw unknownProvider(name, providerName);
    // Laid over the options of a provider, they are read in the same way.
    const written = provider === BEDROCK ? overlayOptions({}, options) : options;
    const definition = { provider: providerName, options: written, ...(retryPolicy == null ? {} : { retry: retryPolicy }) };
    checkDefinition(name, shared?.complete(definition) ?? definition);
    this.#added.set(name, { definition, shared });
    this.#changes.delete(name);
  }

  /**
   * An added client, to hand it another `BedrockRuntimeClient`.
   *
   * @throws BamlInvalidArgumentError when no client of this name was added.
   */
  getClient(name: string): RegisteredClient {
    if (!this.clients.has(name)) throw new BamlInvalidArgumentError({ message: `no client "${name}" was added to the registry` });
    return new RegisteredClient(this, name);
  }

  /**
   * Changes settings of an added or declared client. Calls that have begun keep theirs. `undefined` keeps a setting, `null` removes it, maps
   * merge by key; those of `inference_configuration` may stand beside the others: `{ temperature: 0.3, maxTokens: 1024 }`.
   *
   * @throws BamlInvalidArgumentError when a setting is wrong. Then nothing changes.
   */
  updateSettings(name: string, settings: BedrockSettings | Readonly<Record<string, unknown>>): void {
    const changes = (this.#changes.get(name) ?? new ChangedOptions()).with(settings);
    const added = this.#addedDefinition(name);
    if (added !== undefined) checkDefinition(name, changeable(name, changes, added));
    // How they fit together shows when a call knows the client.
    else readOptions(name, overlayOptions({}, settings), readEnvironment);
    this.#changes.set(name, changes);
  }

  /** Chooses the client of the calls: an added or declared one, or a shorthand `provider/model`. */
  setPrimary(name: string): void {
    this.#primary = name;
  }

  /** The chosen client, if one was chosen. */
  get primary(): string | undefined {
    return this.#primary;
  }

  /** The added clients by name. */
  get clients(): ReadonlyMap<string, ClientDefinition> {
    return new Map(Array.from(this.#added.keys(), (name) => [name, this.definitionOf(name) as ClientDefinition]));
  }

  /** Names of clients whose settings were changed. */
  get changed(): ReadonlySet<string> {
    return new Set(this.#changes.keys());
  }

  /** The definition that calls use: the added one, or else the declared one, with its changes. The same object as long as nothing changes. */
  definitionOf(name: string, declared?: ClientDefinition): ClientDefinition | undefined {
    const definition = this.#addedDefinition(name) ?? declared;
    const changes = this.#changes.get(name);
    return definition === undefined || changes === undefined ? definition : changeable(name, changes, definition);
  }

  #addedDefinition(name: string): ClientDefinition | undefined {
    const added = this.#added.get(name);
    return added?.shared?.complete(added.definition) ?? added?.definition;
  }
}

function changeable(name: string, changes: ChangedOptions, definition: ClientDefinition): ClientDefinition {
  if (definition.provider === BEDROCK) return changes.applyTo(definition);
  throw new BamlInvalidArgumentError({
    message: `client "${name}" is of the provider "${definition.provider}", whose settings do not change`,
  });
}

function checkDefinition(name: string, { provider, options }: ClientDefinition): void {
  // Options that refer to the environment are checked when a call reads it.
  if (provider === BEDROCK && !Object.values(options).some(refersToEnvironment)) resolveOptions(name, options, readEnvironment);
}

function unknownProvider(client: string, provider: string): BamlInvalidArgumentError {
  const suggestion = nearestName(provider, PROVIDERS);
  const hint = suggestion === undefined ? `; that of Amazon Bedrock is "${BEDROCK}"` : `; did you mean "${suggestion}"?`;
  return new BamlInvalidArgumentError({ message: `client "${client}": unknown provider "${provider}"${hint}` });
}

/** Looks into maps, but no deeper: clients and credentials may be objects of any size. */
function refersToEnvironment(value: unknown): boolean {
  return isMap(value) && [value, ...Object.values(value)].some((inner) => isMap(inner) && Object.hasOwn(inner, 'env'));
}
