import type { LocalBedrock } from '@outcrop/local';
import { type AsyncClient, type BamlFunction, createClient, defineFunction, type Program } from 'outcrop';
import { type ClassBuilder, type EnumBuilder, TypeBuilder } from 'outcrop/type_builder';

/** The two ways to the service. Every behaviour of a client holds on both. */
export const transports = ['sdk', 'signed'] as const;
export type TransportName = (typeof transports)[number];

type Clients = NonNullable<Program['clients']>;
type Options = Clients[string]['options'];
type FunctionData = NonNullable<Program['functions']>[string];

/** A running endpoint, in this process or another. */
export type Address = Pick<LocalBedrock, 'url' | 'credentials'>;

/** What a Bedrock client needs to reach the local endpoint. One attempt, so that tests count requests and not repetitions. */
export function localOptions(endpoint: Address, transport: TransportName, more: Options = {}): Options {
  const { accessKeyId, secretAccessKey } = endpoint.credentials;
  return {
    model: 'anthropic.claude-3-5-haiku-20241022-v1:0',
    region: 'us-east-1',
    endpoint_url: endpoint.url,
    access_key_id: accessKeyId,
    secret_access_key: secretAccessKey,
    transport,
    max_attempts: 1,
    ...more,
  };
}

/** A Bedrock client of the local endpoint, as a Program declares it. `model` tells its requests from those of others. */
export function bedrock(endpoint: Address, transport: TransportName, more: Options = {}, retry?: string): Clients[string] {
  return { provider: 'aws-bedrock', options: localOptions(endpoint, transport, more), ...(retry === undefined ? {} : { retry }) };
}

export interface Person {
  name: string;
  age?: number | null;
}

export interface PartialPerson {
  name?: string | null;
  age?: number | null;
}

export interface Open {
  name: string;
  [property: string]: unknown;
}

/** Functions whose prompt is their one argument, as generated code holds them. */
export interface Functions {
  readonly Say: BamlFunction<[text: string], string, string>;
  readonly Count: BamlFunction<[text: string], number, number>;
  readonly Extract: BamlFunction<[text: string], Person, PartialPerson>;
  readonly ExtractOpen: BamlFunction<[text: string], Open, Partial<Open>>;
  readonly Judge: BamlFunction<[text: string], string, string>;
}

export type Client = AsyncClient<Functions>;

/** The types that the functions return. */
export const types: Program = {
  format: 1,
  classes: {
    Person: { fields: { name: 'string', age: { optional: 'int' } } },
    Open: { dynamic: true, fields: { name: 'string' } },
  },
  enums: { Tone: { dynamic: true, values: { WARM: { alias: 'w' }, COLD: {} } } },
};

/** The type builder of the project, as generated code derives it. */
export class Types extends TypeBuilder {
  readonly Open: ClassBuilder<'Open', 'name'> = this.classBuilder('Open');
  readonly Tone: EnumBuilder<'Tone', 'WARM' | 'COLD'> = this.enumBuilder('Tone');

  constructor() {
    super(types);
  }
}

/** The client of a project. `Main` is the client of its functions. */
export function clientOf(clients: Clients, more: Partial<Program> = {}): Client {
  const program: Program = { ...types, clients, ...more };
  const ask = (name: string, output: FunctionData['output']): FunctionData => ({
    name,
    client: 'Main',
    params: { text: 'string' },
    output,
    prompt: [['=', ['$', 'text']], ...(output === 'string' ? [] : ['\n', ['=', ['.', ['$', 'ctx'], 'output_format']] as const])],
  });
  const functions: Functions = {
    Say: defineFunction(program, ask('Say', 'string')),
    Count: defineFunction(program, ask('Count', 'int')),
    Extract: defineFunction(program, ask('Extract', 'Person')),
    ExtractOpen: defineFunction(program, ask('ExtractOpen', 'Open')),
    Judge: defineFunction(program, ask('Judge', 'Tone')),
  };
  return createClient(functions);
}

/** What a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const [outcome] = await Promise.allSettled([promise]);
  if (outcome.status === 'rejected') return outcome.reason;
  throw new Error(`expected a failure, got ${JSON.stringify(outcome.value)}`);
}

/** Resolves when that many requests have reached the endpoint. */
export async function arrival(endpoint: LocalBedrock, count = 1): Promise<void> {
  while (endpoint.requests.length < count) await new Promise((resolve) => setImmediate(resolve));
}
