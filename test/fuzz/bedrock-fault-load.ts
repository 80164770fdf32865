import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { createClientFromProgram, isBamlError, type Program, type ProgramClient } from 'outcrop';
import { createBedrock } from 'outcrop/bedrock';
import { nodePlatform } from 'outcrop/node';
import { FAULTS } from './bedrock-faults.ts';

/** How many requests are made under faults. */
export interface FaultLoad {
  readonly calls: number;
  readonly streams: number;
  readonly concurrency: number;
}

/** How the requests of a load ended. */
export interface FaultReport {
  /** How often in a value, and in which typed errors. */
  readonly endings: Readonly<Record<string, number>>;
  /** Requests that did not end, ended in an error without a type, or in something else than their fault brings about. */
  readonly violations: readonly string[];
}

/** A local endpoint under faults, and the clients that ask it. */
export interface FaultBench {
  /** Makes requests: under every fault in turn, over both transports, with callers that wait and callers that give up. */
  run(load: FaultLoad): Promise<FaultReport>;
  /** Closes the endpoint. Gives the number of sockets that stay open and were not open before. */
  close(): Promise<number>;
}

/** Milliseconds. For the requests that a fault halts: others may be slow on a busy machine. */
const LIMITS = { request_timeout_ms: 500, time_to_first_token_timeout_ms: 500, idle_timeout_ms: 500 };

/** A request that takes longer hangs: all its attempts and their limits fit in. */
const HANGS_AFTER_MS = 30_000;

const TYPED_ERRORS: ReadonlySet<string> = new Set(['BamlAbortError', 'BamlClientHttpError', 'BamlTimeoutError']);

const TRANSPORTS = ['sdk', 'signed'] as const;

/** Starts the endpoint and makes one client for each transport. Clients do not wait between attempts. */
export async function openFaultBench(): Promise<FaultBench> {
  const before = openSockets();
  const endpoint = await startLocalBedrock({ faultHeader: true, chunkLength: 4 });
  const clients = TRANSPORTS.map((transport): Asker => ({ transport, client: clientOf(endpoint, transport) }));
  return {
    async run({ calls, streams, concurrency }) {
      const endings: Record<string, number> = {};
      const violations: string[] = [];
      const requests = [...requestsOf('call', calls, clients), ...requestsOf('stream', streams, clients)].values();
      const work = async (): Promise<void> => {
        for (const request of requests) {
          const ending = await endingOf(request);
          endings[ending] = (endings[ending] ?? 0) + 1;
          if (!isExpected(request, ending)) violations.push(`${describeRequest(request)}: ${ending}`);
        }
      };
      await Promise.all(Array.from({ length: concurrency }, work));
      return { endings, violations };
    },
    async close() {
      await endpoint.close();
      // Sockets learn of the end by events of the next turns.
      for (let turn = 0; turn < 100 && openSockets() > before; turn++) await new Promise((resolve) => setImmediate(resolve));
      return openSockets() - before;
    },
  };
}

function clientOf({ url, credentials }: LocalBedrock, transport: string): ProgramClient {
  const options = {
    model: 'anthropic.claude-3-5-haiku-20241022-v1:0',
    region: 'us-east-1',
    endpoint_url: url,
    access_key_id: credentials.accessKeyId,
    secret_access_key: credentials.secretAccessKey,
    transport,
  };
  const program: Program = {
    format: 1,
    clients: { Main: { provider: 'aws-bedrock', options } },
    functions: { Say: { name: 'Say', client: 'Main', params: { text: 'string' }, output: 'string', prompt: [['=', ['$', 'text']]] } },
  };
  const sleep = (): Promise<void> => Promise.resolve();
  const bedrock = Promise.resolve(createBedrock({ ...nodePlatform(), sleep, warn: () => {} }));
  return createClientFromProgram(program, { bedrock: () => bedrock, sleep, now: () => Date.now() });
}

interface Asker {
  readonly transport: string;
  readonly client: ProgramClient;
}

interface FaultedRequest extends Asker {
  readonly kind: 'call' | 'stream';
  readonly fault: string;
  /** The caller aborts the call after so long, or leaves the stream at its first value. A caller without waits. */
  readonly patienceMs: number | undefined;
}

/** Four rounds of all faults try each client with a caller that waits and with one that gives up. */
function* requestsOf(kind: FaultedRequest['kind'], amount: number, clients: readonly Asker[]): Generator<FaultedRequest> {
  const faults = [...FAULTS.keys()];
  for (let index = 0; index < amount; index++) {
    const round = Math.floor(index / faults.length);
    const [fault, asker] = [faults[index % faults.length], clients[round % clients.length]];
    if (fault !== undefined && asker !== undefined) yield { ...asker, kind, fault, patienceMs: round % 4 > 1 ? round % 20 : undefined };
  }
}

function describeRequest({ kind, transport, fault, patienceMs }: FaultedRequest): string {
  return `${kind} over ${transport} under ${fault}${patienceMs === undefined ? '' : ', given up'}`;
}

/** Whoever gives up may be too late or too early. */
function isExpected({ kind, fault, patienceMs }: FaultedRequest, ending: string): boolean {
  const expected = patienceMs === undefined ? FAULTS.get(fault)?.[kind] : 'any';
  return expected === ending || (expected === 'any' && (ending === 'value' || TYPED_ERRORS.has(ending)));
}

/** `value`, the name of a typed error, or whatever else became of the request. */
async function endingOf(request: FaultedRequest): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, HANGS_AFTER_MS, 'hangs');
  });
  const end = (request.kind === 'call' ? call(request) : stream(request)).catch((error: unknown) =>
    isBamlError(error) ? error.name : `untyped ${String(error)}`,
  );
  return Promise.race([end, hang]).finally(() => clearTimeout(timer));
}

async function call(request: FaultedRequest): Promise<string> {
  const { client, patienceMs } = request;
  const controller = new AbortController();
  const answer = client.Say?.('Name a river.', { bedrock: optionsOf(request), signal: controller.signal });
  if (patienceMs !== undefined) setTimeout(() => controller.abort(), patienceMs);
  return typeof (await answer) === 'string' ? 'value' : 'no text';
}

async function stream(request: FaultedRequest): Promise<string> {
  const { client, patienceMs } = request;
  const answer = client.stream.Say?.('Name a river.', { bedrock: optionsOf(request) });
  if (patienceMs !== undefined) for await (const _ of answer ?? []) return 'value';
  return typeof (await answer?.getFinalResponse()) === 'string' ? 'value' : 'no text';
}

function optionsOf({ kind, fault }: FaultedRequest): Readonly<Record<string, object>> {
  const limits = FAULTS.get(fault)?.[kind] === 'BamlTimeoutError' ? { http: LIMITS } : {};
  return { headers: { 'x-outcrop-fault': fault }, ...limits };
}

function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
}
