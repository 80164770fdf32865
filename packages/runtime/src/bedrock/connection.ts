import type { Auth, AuthSurroundings } from './auth/auth.ts';
import { clientConfig, clientEndpoint } from './auth/client-object.ts';
import { CredentialCache } from './auth/credential-cache.ts';
import { type BedrockService, resolveEndpoint } from './auth/endpoint.ts';
import { regionMismatch, resolveRegion } from './auth/region.ts';
import { resolveAuth } from './auth/resolve-auth.ts';
import { secretsOf } from './failure/redact.ts';
import type { FailedRequest } from './failure/service-error.ts';
import type { ServiceFailure } from './failure/service-failure.ts';
import type { BedrockOptions } from './options/bedrock-options.ts';
import type { Env, Platform } from './platform.ts';
import type { Exchanger } from './transport/exchange.ts';
import type { Gate } from './transport/gate.ts';
import { proxyFor } from './transport/proxy.ts';

/** More warnings, each of them different, help nobody; a program that makes clients for each request must not keep them all. */
const MAX_WARNINGS = 1000;

/** What all clients of one {@link Bedrock} share. The only mutable state of the layer. */
export class SharedState {
  readonly platform: Platform;
  readonly credentials: CredentialCache;
  /** The way through the AWS SDK, once it was tried; undefined inside where the SDK cannot be loaded. */
  sdkExchange: Promise<Exchanger | undefined> | undefined;
  /** Clients of the AWS SDK: by the configuration object they were made with, then by everything else. Bounded by whoever fills it. */
  readonly sdkClients: WeakMap<object, Map<string, object>> = new WeakMap();
  /** Limits of clients with `max_concurrency`, by name and limit. */
  readonly gates: Map<string, Gate> = new Map();
  /** The service's clock minus ours, in milliseconds: learnt from answers that complain about the time. */
  clockOffsetMs = 0;
  readonly #warned: Set<string> = new Set();

  constructor(platform: Platform) {
    this.platform = platform;
    this.credentials = new CredentialCache(platform.now);
  }

  /** The service's idea of the time. */
  date(): Date {
    return new Date(this.platform.now() + this.clockOffsetMs);
  }

  /** Passes a warning on, each text once. */
  warnOnce(message: string): void {
    if (this.#warned.has(message) || this.#warned.size >= MAX_WARNINGS) return;
    this.#warned.add(message);
    this.platform.warn(message);
  }
}

/** Where a request goes, and who sends it. */
export interface Destination {
  readonly region: string;
  /** Base URL without a slash at the end. */
  readonly endpoint: string;
  readonly auth: Auth;
  /** The outgoing proxy on the way there. */
  readonly proxyUrl: string | undefined;
}

/** One client's side of the connection to the service. Made for each attempt, cheap. */
export class Connection {
  readonly client: string;
  readonly options: BedrockOptions;
  readonly env: Env;
  readonly shared: SharedState;

  constructor(client: string, options: BedrockOptions, env: Env, shared: SharedState) {
    this.client = client;
    this.options = options;
    this.env = env;
    this.shared = shared;
  }

  /** Resolves the region. */
  async region(): Promise<string> {
    const { client, env, options, shared } = this;
    return (await clientConfig(options.client)?.region?.()) ?? resolveRegion(client, options, env, shared.platform);
  }

  /**
   * Resolves region, endpoint and credentials for one of the services. Everything is looked at anew, so that changes in the environment
   * are seen.
   */
  async destination(service: BedrockService = 'bedrock-runtime'): Promise<Destination> {
    const { client, env, options, shared } = this;
    const surroundings: AuthSurroundings = { client, env, platform: shared.platform, cache: shared.credentials };
    const region = await this.region();
    const mismatch = regionMismatch(options.inference_profile ?? options.model ?? '', region);
    if (mismatch !== undefined) shared.warnOnce(`client "${client}": ${mismatch}`);
    const given = service === 'bedrock-runtime' ? clientConfig(options.client) : undefined;
    const endpoint = (given === undefined ? undefined : await clientEndpoint(given)) ?? resolveEndpoint(options, region, env, service);
    return { region, endpoint, auth: await resolveAuth(options, surroundings), proxyUrl: proxyFor(options, env, endpoint) };
  }

  /**
   * Draws conclusions from a failure: the clock's error, credentials that have expired. Tells whether another attempt may mend it.
   */
  learnFrom({ name, message, headers }: ServiceFailure, { auth }: Destination): boolean {
    const { platform, credentials } = this.shared;
    const serverTime = Date.parse(headers.date ?? '');
    const isClockWrong = /^RequestTimeTooSkewed|^RequestExpired/.test(name ?? '') || /Signature (expired|not yet current)/.test(message);
    if (isClockWrong && !Number.isNaN(serverTime)) this.shared.clockOffsetMs = serverTime - platform.now();
    const hasExpired = name?.startsWith('ExpiredToken') === true && auth.kind === 'sigv4' && auth.isRefreshable === true;
    if (hasExpired) credentials.clear();
    return isClockWrong || hasExpired;
  }

  /** What nothing printed may show: services and proxies sometimes quote the request in their errors. */
  secrets({ auth }: Destination): readonly (string | undefined)[] {
    return secretsOf(auth, this.options.headers);
  }

  /** What errors of this request tell. */
  failedRequest(model: string, destination: Destination): FailedRequest {
    const { client, options, shared } = this;
    const { region, auth } = destination;
    return {
      client,
      model,
      region,
      authSource: auth.source,
      secrets: this.secrets(destination),
      profile: options.profile ?? this.env('AWS_PROFILE'),
      now: shared.platform.now(),
    };
  }
}
