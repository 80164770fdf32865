import type { Fault } from '../faults/fault.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { OperationInput } from '../protocol/read-input.ts';
import { type BatchCounts, runBatch } from './batch-run.ts';
import { type Call, type Endpoint, jsonReply, type Operation } from './call.ts';
import { resourceArn, resourceId } from './resource-id.ts';

/** A batch job. Its records are answered when it is created; what is told about it steps on with each look. */
interface Job {
  readonly jobArn: string;
  readonly input: OperationInput;
  readonly submitTime: string;
  readonly counts: BatchCounts | undefined;
  readonly message?: string | undefined;
  /** States still to be told, the last one final. */
  states: readonly JobState[];
}

type JobState =
  | 'Submitted'
  | 'Validating'
  | 'Scheduled'
  | 'InProgress'
  | 'Completed'
  | 'PartiallyCompleted'
  | 'Failed'
  | 'Expired'
  | 'Stopping'
  | 'Stopped';

/** Jobs by ARN. */
export type JobStore = Map<string, Job>;

const FINAL_STATES: ReadonlySet<JobState> = new Set(['Completed', 'PartiallyCompleted', 'Failed', 'Expired', 'Stopped']);

/** CreateModelInvocationJob. The same client token gives the same job. */
export const createJob: Operation = async (call, endpoint) => {
  const token = call.input.clientRequestToken;
  const existing = [...endpoint.jobs.values()].find((job) => token !== undefined && job.input.clientRequestToken === token);
  if (existing) return jsonReply({ jobArn: existing.jobArn });
  const id = resourceId(endpoint.jobs.size + 1);
  const jobArn = resourceArn('model-invocation-job', id);
  const outcome = await runJob(id, call, endpoint);
  endpoint.jobs.set(jobArn, { jobArn, input: call.input, submitTime: new Date(call.startedAt).toISOString(), ...outcome });
  return jsonReply({ jobArn });
};

/** GetModelInvocationJob. Each call shows the next state. */
export const getJob: Operation = (call, endpoint) => {
  const job = findJob(call, endpoint);
  const shown = describeJob(job);
  if (job.states.length > 1) job.states = job.states.slice(1);
  return jsonReply(shown);
};

/** StopModelInvocationJob. */
export const stopJob: Operation = (call, endpoint) => {
  const job = findJob(call, endpoint);
  if (FINAL_STATES.has(stateOf(job))) throw new AwsError('ConflictException', `The job is already ${stateOf(job)}.`);
  job.states = ['Stopping', 'Stopped'];
  return jsonReply({});
};

/** ListModelInvocationJobs. */
export const listJobs: Operation = (call, endpoint) => {
  const { statusEquals, nameContains, maxResults } = call.input;
  const fitting = [...endpoint.jobs.values()]
    .filter((job) => statusEquals === undefined || stateOf(job) === statusEquals)
    .filter((job) => typeof nameContains !== 'string' || String(job.input.jobName).includes(nameContains));
  const shown = fitting.slice(0, typeof maxResults === 'number' ? maxResults : undefined);
  return jsonReply({ invocationJobSummaries: shown.map(describeJob) });
};

function findJob(call: Call, endpoint: Endpoint): Job {
  const identifier = String(call.input.jobIdentifier);
  const job = endpoint.jobs.get(identifier) ?? endpoint.jobs.get(resourceArn('model-invocation-job', identifier));
  if (!job) throw new AwsError('ResourceNotFoundException', 'The job was not found.');
  return job;
}

function stateOf(job: Job): JobState {
  return job.states[0] ?? 'Failed';
}

function describeJob(job: Job): Readonly<Record<string, unknown>> {
  const { jobName, modelId, clientRequestToken, roleArn, inputDataConfig, outputDataConfig, modelInvocationType } = job.input;
  const status = stateOf(job);
  const isFinal = FINAL_STATES.has(status);
  return {
    jobArn: job.jobArn,
    jobName,
    modelId,
    clientRequestToken,
    roleArn,
    inputDataConfig,
    outputDataConfig,
    modelInvocationType,
    status,
    submitTime: job.submitTime,
    lastModifiedTime: job.submitTime,
    ...(isFinal && { endTime: job.submitTime, ...job.counts }),
    ...(isFinal && job.message !== undefined && { message: job.message }),
  };
}

type JobOutcome = Pick<Job, 'counts' | 'message' | 'states'>;

async function runJob(id: string, call: Call, endpoint: Endpoint): Promise<JobOutcome> {
  const isHitBy = (kind: Fault['kind']) => call.faults.some((fault) => fault.kind === kind);
  if (isHitBy('batch-fail')) return { counts: undefined, message: 'The job failed (asked for).', states: [...STARTED, 'Failed'] };
  if (isHitBy('batch-expire')) return { counts: undefined, states: ['Submitted', 'Validating', 'Scheduled', 'Expired'] };
  try {
    const counts = await runBatch(id, call, endpoint);
    const isPartial = counts.processedRecordCount < counts.totalRecordCount;
    return { counts, states: [...STARTED, isPartial ? 'PartiallyCompleted' : 'Completed'] };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { counts: undefined, message: error.message, states: ['Submitted', 'Validating', 'Failed'] };
  }
}

const STARTED = ['Submitted', 'Validating', 'Scheduled', 'InProgress'] as const;
