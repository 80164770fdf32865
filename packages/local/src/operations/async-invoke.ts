import { AwsError } from '../protocol/aws-error.ts';
import { jsonReply, type Operation } from './call.ts';
import { resourceArn, resourceId } from './resource-id.ts';

/** An asynchronous invocation; here it is complete as soon as it starts. */
interface Invocation {
  readonly invocationArn: string;
  readonly modelArn: string;
  readonly clientRequestToken?: unknown;
  readonly status: 'Completed';
  readonly submitTime: string;
  readonly lastModifiedTime: string;
  readonly endTime: string;
  readonly outputDataConfig: unknown;
}

/** Invocations by ARN. */
export type AsyncInvokeStore = Map<string, Invocation>;

/** StartAsyncInvoke. */
export const startAsyncInvoke: Operation = (call, endpoint) => {
  const time = new Date(call.startedAt).toISOString();
  const invocationArn = resourceArn('async-invoke', resourceId(endpoint.asyncInvokes.size + 1));
  const { modelId, clientRequestToken, outputDataConfig } = call.input;
  endpoint.asyncInvokes.set(invocationArn, {
    invocationArn,
    modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${modelId}`,
    ...(clientRequestToken !== undefined && { clientRequestToken }),
    status: 'Completed',
    submitTime: time,
    lastModifiedTime: time,
    endTime: time,
    outputDataConfig,
  });
  return jsonReply({ invocationArn });
};

/** GetAsyncInvoke. */
export const getAsyncInvoke: Operation = (call, endpoint) => {
  const invocation = endpoint.asyncInvokes.get(String(call.input.invocationArn));
  if (!invocation) throw new AwsError('ResourceNotFoundException', 'The invocation was not found.');
  return jsonReply(invocation);
};

/** ListAsyncInvokes. */
export const listAsyncInvokes: Operation = (call, endpoint) => {
  const { statusEquals, maxResults } = call.input;
  const fitting = [...endpoint.asyncInvokes.values()].filter(({ status }) => (statusEquals ?? status) === status);
  return jsonReply({ asyncInvokeSummaries: fitting.slice(0, typeof maxResults === 'number' ? maxResults : undefined) });
};
