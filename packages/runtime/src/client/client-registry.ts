import { nearestName } from '../bedrock/options/nearest-name.ts';
import { resolveOptions } from '../bedrock/options/resolve-options.ts';
import { BamlInvalidArgumentError } from '../errors/index.ts';
import { readEnvironment } from '../observability/index.ts';
import { BEDROCK, PROVIDERS } from './providers.ts';

/** A client that code defines: like a declared one, but its options may hold functions and objects. */
export interface ClientDefinition {
  readonly provider: string;
  /** Name of a declared retry policy. */
  readonly retry?: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Clients of single calls: new ones, others in place of declared ones, and the one to use. */
export class ClientRegistry {
  readonly #clients: Map<string, ClientDefinition> = new Map();
  #primary: string | undefined;

  /**
   * Defines a client. Options have the names and rules of `.baml`; `aws-bedrock` also takes `credentials` (AWS credentials or a function that
   * gives them) and `client` (a ready `BedrockRuntimeClient`). A client of a declared name takes its place. Adding a name again replaces it.
   *
   * @throws BamlInvalidArgumentError when the provider or an option is wrong.
   */
  addLlmClient(name: string, provider: string, options: Readonly<Record<string, unknown>>, retryPolicy?: string | null): void {
    if (!PROVIDERS.includes(provider)) throw unknownProvider(name, provider);
    // Options that refer to the environment are checked when a call reads it.
    if (provider === BEDROCK && !Object.values(options).some(refersToEnvironment)) resolveOptions(name, options, readEnvironment);
    this.#clients.set(name, { provider, options, ...(retryPolicy == null ? {} : { retry: retryPolicy }) });
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
    return this.#clients;
  }
}

function unknownProvider(client: string, provider: string): BamlInvalidArgumentError {
  const suggestion = nearestName(provider, PROVIDERS);
  const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
  return new BamlInvalidArgumentError({ message: `client "${client}": unknown provider "${provider}"${hint}` });
}

function refersToEnvironment(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'env');
}
