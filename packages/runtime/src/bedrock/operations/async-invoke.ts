import { type JsonObject, objectsIn } from '../json.ts';
import { encodePathLabel } from '../model/model-id.ts';
import type { OperationCall } from './operation.ts';
import { given, pageQuery, tagMember } from './request-parts.ts';

/** A long invocation to start, of a model of videos for one. The result is written to S3. */
export interface AsyncInvokeRequest {
  /** The body of the model's family. */
  readonly modelInput: JsonObject;
  /** `s3://bucket/folder` */
  readonly outputS3: string;
  readonly kmsKey?: string;
  /** The same token gives the same invocation; a new one is made when not given. */
  readonly clientRequestToken?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** How far an invocation is. */
export type AsyncInvokeStatus = 'InProgress' | 'Completed' | 'Failed';

/** An invocation as the service tells of it. Times are ISO 8601. */
export interface AsyncInvocation {
  readonly invocationArn: string;
  readonly status: AsyncInvokeStatus | (string & {});
  readonly modelArn?: string;
  readonly failureMessage?: string;
  readonly submitTime?: string;
  readonly endTime?: string;
  readonly outputDataConfig?: JsonObject;
}

/** Which invocations to list. */
export interface AsyncInvokeFilter {
  readonly status?: AsyncInvokeStatus;
  /** Invocations of one page: 1 to 1000. */
  readonly maxResults?: number;
  readonly nextToken?: string;
}

/** One page of a list of invocations. */
export interface AsyncInvokePage {
  readonly invocations: readonly AsyncInvocation[];
  /** Asks for the next page; undefined at the end. */
  readonly nextToken: string | undefined;
}

const RUNTIME = { service: 'bedrock-runtime' } as const;
const INVOCATIONS = '/async-invoke';

/** Starts an invocation. */
export function startAsyncInvoke(call: OperationCall, request: AsyncInvokeRequest): Promise<{ readonly invocationArn: string }> {
  const { modelInput, outputS3, kmsKey, clientRequestToken, tags } = request;
  return call.send({
    ...RUNTIME,
    method: 'POST',
    path: INVOCATIONS,
    body: {
      clientRequestToken: clientRequestToken ?? crypto.randomUUID(),
      modelId: call.calledModel(),
      modelInput,
      outputDataConfig: { s3OutputDataConfig: { s3Uri: outputS3, ...given({ kmsKeyId: kmsKey }) } },
      ...tagMember(tags),
    },
    read: ({ invocationArn }) => (typeof invocationArn === 'string' ? { invocationArn } : undefined),
  });
}

/** Asks how far an invocation is. */
export function getAsyncInvoke(call: OperationCall, invocationArn: string): Promise<AsyncInvocation> {
  return call.send({ ...RUNTIME, method: 'GET', path: `${INVOCATIONS}/${encodePathLabel(invocationArn)}`, read: readInvocation });
}

/** Asks for one page of the account's invocations. */
export function listAsyncInvokes(call: OperationCall, { maxResults, nextToken, status }: AsyncInvokeFilter): Promise<AsyncInvokePage> {
  const path = INVOCATIONS + pageQuery({ maxResults, nextToken, statusEquals: status });
  return call.send({ ...RUNTIME, method: 'GET', path, read: readPage });
}

function readInvocation(answer: JsonObject): AsyncInvocation | undefined {
  const { invocationArn, status } = answer;
  return typeof invocationArn === 'string' && typeof status === 'string' ? (answer as unknown as AsyncInvocation) : undefined;
}

function readPage({ asyncInvokeSummaries: summaries = [], nextToken }: JsonObject): AsyncInvokePage | undefined {
  if (!Array.isArray(summaries)) return undefined;
  const invocations = objectsIn(summaries).flatMap((summary) => readInvocation(summary) ?? []);
  return { invocations, nextToken: typeof nextToken === 'string' ? nextToken : undefined };
}
