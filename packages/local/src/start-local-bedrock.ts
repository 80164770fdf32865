import { describeRequest, type FetchLike, ReplayQueue } from 'outcrop/testing';
import { createPromptCache } from './answers/prompt-cache.ts';
import type { Reply } from './answers/reply.ts';
import { createScript, type Match, type Responder, type ScriptEntry } from './answers/script.ts';
import { createCredentialStore, DEFAULT_API_KEY, DEFAULT_CREDENTIALS, type LocalCredentials } from './auth/credential-store.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { type ControlTargets, reset } from './control.ts';
import { createFaultPlan, type FaultCondition, type FaultRule } from './faults/fault-plan.ts';
import { createHandler } from './handle-request.ts';
import type { Endpoint } from './operations/call.ts';
import { type Recordings, readRecordings } from './recordings/read-recordings.ts';
import { type RecordOptions, recordExchange } from './recordings/record.ts';
import { createRequestLog, type ReceivedRequest } from './request-log.ts';
import { listen } from './server/dual-server.ts';
import { fetchThrough } from './server/fetch-adapter.ts';

/** Settings of a local endpoint; every one may be left out. */
export interface LocalBedrockOptions {
  /** The address to listen on. 127.0.0.1 if left out. */
  readonly host?: string;
  /** The port to listen on. Any free one if left out. */
  readonly port?: number;
  /** Whose signatures are accepted. {@link DEFAULT_CREDENTIALS} if left out. */
  readonly credentials?: readonly LocalCredentials[];
  /** Which bearer tokens are accepted. {@link DEFAULT_API_KEY} if left out. */
  readonly apiKeys?: readonly string[];
  /** False lets every request in unverified. */
  readonly auth?: boolean;
  /** The region that signatures must name. Any if left out. */
  readonly region?: string;
  /** Replies for the requests they match, tried in order. */
  readonly script?: readonly ScriptEntry[];
  /** A folder of recordings and scripts to answer from. */
  readonly recordings?: string;
  /** Passes on what no recording answers, and records it. */
  readonly record?: RecordOptions;
  /** Faults to inject. */
  readonly faults?: readonly FaultRule[];
  /** Lets a request ask for a fault in its header `x-outcrop-fault`. */
  readonly faultHeader?: boolean;
  /** Answers with the last user message instead of something made up. */
  readonly echo?: boolean;
  /** How long every answer of a model waits, in milliseconds. */
  readonly latencyMs?: number;
  /** Characters per streamed piece. 1 to 6 words if left out. */
  readonly chunkLength?: number;
  /** Words that ApplyGuardrail blocks. */
  readonly blockedWords?: readonly string[];
  readonly clock?: Clock;
}

/** A running local endpoint. */
export interface LocalBedrock {
  /** `http://host:port`, what a client takes as its endpoint. */
  readonly url: string;
  readonly port: number;
  /** The credentials to sign with: the first of those accepted. */
  readonly credentials: LocalCredentials;
  /** The latest 1,000 requests, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** Answers requests over no socket at all. */
  readonly fetch: FetchLike;
  /** Adds a reply after those already there: a text, a reply, or a function of what is asked. */
  respond(reply: string | Reply | Responder, match?: Match): void;
  /** Adds a fault, in the notation `cut=3`. */
  fail(fault: string, when?: FaultCondition): void;
  /** Forgets requests, replies and faults. */
  reset(): void;
  /** Stops listening and drops every connection. */
  close(): Promise<void>;
}

/**
 * Starts an Amazon Bedrock endpoint on this machine, for HTTP/1.1 and HTTP/2 on one port.
 *
 * @example
 * const bedrock = await startLocalBedrock();
 * bedrock.respond({ json: { name: 'Ann' } });
 * const client = new BedrockRuntimeClient({ endpoint: bedrock.url, region: 'us-east-1', credentials: bedrock.credentials });
 */
export async function startLocalBedrock(options: LocalBedrockOptions = {}): Promise<LocalBedrock> {
  const endpoint = await createEndpoint(options);
  const targets: ControlTargets = { script: endpoint.script, faults: createFaultPlan(options.faults ?? []), log: createRequestLog() };
  const handler = createHandler(
    endpoint,
    { isAuthenticating: options.auth ?? true, region: options.region, takesFaultHeader: options.faultHeader ?? false },
    targets,
  );
  const host = options.host ?? '127.0.0.1';
  const server = await listen(handler, { host, port: options.port ?? 0 });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${server.port}`,
    port: server.port,
    credentials: options.credentials?.[0] ?? DEFAULT_CREDENTIALS,
    requests: targets.log.requests,
    fetch: fetchThrough(handler),
    respond: (reply, match) => targets.script.add(typeof reply === 'string' ? { text: reply } : reply, match),
    fail: (fault, when) => targets.faults.add({ do: fault, ...(when && { when }) }),
    reset: () => reset(targets),
    close: server.close,
  };
}

async function createEndpoint(options: LocalBedrockOptions): Promise<Endpoint> {
  const clock = options.clock ?? SYSTEM_CLOCK;
  const credentials = createCredentialStore(options.credentials ?? [DEFAULT_CREDENTIALS], options.apiKeys ?? [DEFAULT_API_KEY]);
  const { exchanges, script } = options.recordings === undefined ? NO_RECORDINGS : await readRecordings(options.recordings);
  const { record } = options;
  const recorded = new ReplayQueue(exchanges);
  return {
    clock,
    credentials,
    script: createScript([...(options.script ?? []), ...script]),
    promptCache: createPromptCache(),
    objects: new Map(),
    jobs: new Map(),
    asyncInvokes: new Map(),
    blockedWords: options.blockedWords ?? [],
    echo: options.echo ?? false,
    latencyMs: options.latencyMs ?? 0,
    chunkLength: options.chunkLength,
    findRecorded: async (request) => {
      const { method, target: path, body } = request;
      const found = recorded.find(describeRequest({ method, path, body }));
      return found?.response ?? (record && (await recordExchange(request, record, { clock, credentials })));
    },
  };
}

const NO_RECORDINGS: Recordings = { exchanges: [], script: [] };
