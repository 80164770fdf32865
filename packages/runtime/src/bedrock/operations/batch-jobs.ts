import { type JsonObject, objectsIn } from '../json.ts';
import { encodePathLabel } from '../model/model-id.ts';
import type { OperationCall } from './operation.ts';
import { given, pageQuery, tagMember } from './request-parts.ts';

/** A batch job to start. Its records are Converse bodies, or those of Invoke where the option `route` is `invoke`. */
export interface BatchJobRequest {
  readonly jobName: string;
  /** ARN of the role that reads the input and writes the output. */
  readonly roleArn: string;
  /** A JSONL file or a folder of them: `s3://bucket/folder/`. */
  readonly inputS3: string;
  readonly outputS3: string;
  /** Key that encrypts the output. */
  readonly kmsKey?: string;
  /** The same token gives the same job; a new one is made when not given. */
  readonly clientRequestToken?: string;
  /** 24 to 168. */
  readonly timeoutHours?: number;
  readonly tags?: Readonly<Record<string, string>>;
  readonly vpc?: { readonly subnetIds: readonly string[]; readonly securityGroupIds: readonly string[] };
}

/** How far a batch job is. */
export type BatchJobStatus =
  | 'Submitted'
  | 'Validating'
  | 'Scheduled'
  | 'InProgress'
  | 'Completed'
  | 'PartiallyCompleted'
  | 'Failed'
  | 'Stopping'
  | 'Stopped'
  | 'Expired';

/** A batch job as the service tells of it. Times are ISO 8601. */
export interface BatchJob {
  readonly jobArn: string;
  readonly status: BatchJobStatus | (string & {});
  readonly jobName?: string;
  readonly modelId?: string;
  readonly message?: string;
  readonly submitTime?: string;
  readonly endTime?: string;
  readonly jobExpirationTime?: string;
  readonly totalRecordCount?: number;
  readonly processedRecordCount?: number;
  readonly successRecordCount?: number;
  readonly errorRecordCount?: number;
}

/** Which jobs to list. */
export interface BatchJobFilter {
  readonly status?: BatchJobStatus;
  readonly nameContains?: string;
  readonly submittedAfter?: Date;
  readonly submittedBefore?: Date;
  /** Jobs of one page: 1 to 1000. */
  readonly maxResults?: number;
  readonly nextToken?: string;
}

/** One page of a list of batch jobs. */
export interface BatchJobPage {
  readonly jobs: readonly BatchJob[];
  /** Asks for the next page; undefined at the end. */
  readonly nextToken: string | undefined;
}

const JOB_NAME = /^[a-zA-Z0-9][a-zA-Z0-9+\-.]{0,62}$/;
const CONTROL = { service: 'bedrock' } as const;
const JOBS = '/model-invocation-job';

/** Starts a batch job. Name and time limit are checked before anything is sent. */
export function createBatchJob(call: OperationCall, request: BatchJobRequest): Promise<{ readonly jobArn: string }> {
  const { jobName, timeoutHours } = request;
  if (!JOB_NAME.test(jobName)) throw call.error('a job name has 1 to 63 letters, digits, "+", "-" or "."');
  if (timeoutHours !== undefined && !(timeoutHours >= 24 && timeoutHours <= 168)) throw call.error('timeoutHours must be from 24 to 168');
  return call.send({
    ...CONTROL,
    method: 'POST',
    path: JOBS,
    body: jobBody(call, request),
    read: ({ jobArn }) => (typeof jobArn === 'string' ? { jobArn } : undefined),
  });
}

function jobBody(call: OperationCall, request: BatchJobRequest): JsonObject {
  const { jobName, roleArn, inputS3, outputS3, kmsKey, clientRequestToken, timeoutHours, tags, vpc } = request;
  return {
    jobName,
    roleArn,
    clientRequestToken: clientRequestToken ?? crypto.randomUUID(),
    modelId: call.calledModel(),
    modelInvocationType: call.connection.options.route === 'invoke' ? 'InvokeModel' : 'Converse',
    inputDataConfig: { s3InputDataConfig: { s3InputFormat: 'JSONL', s3Uri: inputS3 } },
    outputDataConfig: { s3OutputDataConfig: { s3Uri: outputS3, ...given({ s3EncryptionKeyId: kmsKey }) } },
    ...given({ timeoutDurationInHours: timeoutHours }),
    ...(vpc === undefined ? {} : { vpcConfig: { subnetIds: vpc.subnetIds, securityGroupIds: vpc.securityGroupIds } }),
    ...tagMember(tags),
  };
}

/** Asks how far a batch job is. */
export function getBatchJob(call: OperationCall, jobArn: string): Promise<BatchJob> {
  return call.send({ ...CONTROL, method: 'GET', path: jobPath(jobArn), read: readJob });
}

/** Asks the service to end a batch job; it is `Stopping` then. */
export async function stopBatchJob(call: OperationCall, jobArn: string): Promise<void> {
  await call.send({ ...CONTROL, method: 'POST', path: `${jobPath(jobArn)}/stop`, read: () => true });
}

/** Asks for one page of the account's batch jobs. */
export function listBatchJobs(call: OperationCall, filter: BatchJobFilter): Promise<BatchJobPage> {
  const { maxResults, nameContains, nextToken, status, submittedAfter, submittedBefore } = filter;
  const query = pageQuery({
    maxResults,
    nameContains,
    nextToken,
    statusEquals: status,
    submitTimeAfter: submittedAfter?.toISOString(),
    submitTimeBefore: submittedBefore?.toISOString(),
  });
  return call.send({ ...CONTROL, method: 'GET', path: `${JOBS}s${query}`, read: readPage });
}

function jobPath(jobArn: string): string {
  return `${JOBS}/${encodePathLabel(jobArn)}`;
}

function readJob(answer: JsonObject): BatchJob | undefined {
  return typeof answer.jobArn === 'string' && typeof answer.status === 'string' ? (answer as unknown as BatchJob) : undefined;
}

function readPage({ invocationJobSummaries: summaries = [], nextToken }: JsonObject): BatchJobPage | undefined {
  if (!Array.isArray(summaries)) return undefined;
  const jobs = objectsIn(summaries).flatMap((summary) => readJob(summary) ?? []);
  return { jobs, nextToken: typeof nextToken === 'string' ? nextToken : undefined };
}
