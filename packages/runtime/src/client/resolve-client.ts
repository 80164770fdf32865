import { nearestName } from '../bedrock/options/nearest-name.ts';
import { BamlInvalidArgumentError } from '../errors/index.ts';
import type { Program, RetryPolicyData } from '../program/index.ts';
import type { ClientDefinition, ClientRegistry } from './client-registry.ts';
import { PROVIDERS, strategyOf } from './providers.ts';

/** A client of a call: a single one, or a strategy over others. */
export type ClientNode = SingleClient | StrategyClient;

/** A client that sends requests itself. */
export interface SingleClient {
  readonly kind: 'single';
  readonly name: string;
  readonly provider: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly retry: RetryPolicyData | undefined;
}

/** A client that hands its calls to others. */
export interface StrategyClient {
  readonly kind: 'fallback' | 'round-robin';
  readonly name: string;
  /** Never empty. */
  readonly members: readonly ClientNode[];
  readonly retry: RetryPolicyData | undefined;
  /** Limit of all attempts and waits together, in milliseconds. */
  readonly totalTimeoutMs: number | undefined;
  /** Index of the member that comes first; random when not given. */
  readonly start: number | undefined;
  /** The definition: what the place of a rotation is remembered by. */
  readonly definition: object;
}

/** What client names are looked up in. */
export interface ClientScope {
  readonly program: Program;
  readonly registry: ClientRegistry | undefined;
  readonly environment: (name: string) => string | undefined;
}

/**
 * Resolves a client's name: an added client, a declared one, or a shorthand `provider/model`; strategies with all their members.
 *
 * @throws BamlInvalidArgumentError with suggestions when a name is not known, or when strategies contain each other.
 */
export function resolveClient(name: string, scope: ClientScope): ClientNode {
  return resolve(name, scope, []);
}

function resolve(name: string, scope: ClientScope, path: readonly string[]): ClientNode {
  if (path.includes(name)) throw invalid(`clients contain each other: ${[...path, name].join(' -> ')}`);
  const definition = definitionOf(name, scope);
  const retry = retryOf(name, definition, scope.program);
  const strategy = strategyOf(definition.provider);
  if (strategy === undefined) return { kind: 'single', name, provider: definition.provider, options: definition.options, retry };
  const { strategy: members, start, http } = definition.options as StrategyOptions;
  if (!Array.isArray(members) || members.length === 0) throw invalid(`client "${name}": option strategy must be a list of clients`);
  const inner = [...path, name];
  return {
    kind: strategy,
    name,
    members: members.map((member) => resolve(memberName(name, member, scope), scope, inner)),
    retry,
    totalTimeoutMs: http?.total_timeout_ms,
    start,
    definition,
  };
}

interface StrategyOptions {
  readonly strategy?: unknown;
  readonly start?: number;
  readonly http?: { readonly total_timeout_ms?: number };
}

function definitionOf(name: string, { program, registry }: ClientScope): ClientDefinition {
  const { clients = {} } = program;
  const declared = Object.hasOwn(clients, name) ? clients[name] : undefined;
  const definition = registry === undefined ? declared : registry.definitionOf(name, declared);
  if (definition !== undefined) return definition;
  const slash = name.indexOf('/');
  if (slash < 0) throw unknownClient(name, [...(registry?.clients.keys() ?? []), ...Object.keys(clients)]);
  const [provider, model] = [name.slice(0, slash), name.slice(slash + 1)];
  if (!PROVIDERS.includes(provider)) {
    const advice = hint(provider, PROVIDERS) || '; that of Amazon Bedrock is "aws-bedrock"';
    throw invalid(`client "${name}": unknown provider "${provider}"${advice}`);
  }
  if (model === '' || strategyOf(provider) !== undefined) throw invalid(`client "${name}": a shorthand is a provider and a model`);
  return { provider, options: { model } };
}

function retryOf(client: string, { retry }: ClientDefinition, { retries = {} }: Program): RetryPolicyData | undefined {
  if (retry === undefined) return undefined;
  const policy = Object.hasOwn(retries, retry) ? retries[retry] : undefined;
  if (policy === undefined) throw invalid(`client "${client}": unknown retry policy "${retry}"${hint(retry, Object.keys(retries))}`);
  return policy;
}

/** A member is a name, or `{ env }`: a variable that holds the name. */
function memberName(strategy: string, member: unknown, { environment }: ClientScope): string {
  if (typeof member === 'string') return member;
  const variable = typeof member === 'object' && member !== null && 'env' in member ? String(member.env) : undefined;
  const name = variable === undefined ? undefined : environment(variable);
  if (name !== undefined) return name;
  if (variable === undefined) throw invalid(`client "${strategy}": members of a strategy must be names of clients`);
  throw invalid(`client "${strategy}" needs the environment variable \`${variable}\` (option strategy), which is not set`);
}

function unknownClient(name: string, known: readonly string[]): BamlInvalidArgumentError {
  return invalid(`unknown client "${name}"${hint(name, known)}`);
}

function hint(name: string, candidates: readonly string[]): string {
  const suggestion = nearestName(name, candidates);
  return suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
}

function invalid(message: string): BamlInvalidArgumentError {
  return new BamlInvalidArgumentError({ message });
}
