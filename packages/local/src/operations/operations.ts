import type { OperationName } from '../protocol/routes.ts';
import { getAsyncInvoke, listAsyncInvokes, startAsyncInvoke } from './async-invoke.ts';
import { createJob, getJob, listJobs, stopJob } from './batch-jobs.ts';
import type { Operation } from './call.ts';
import { countTokens } from './count-tokens.ts';
import { applyGuardrail, guardrailChecks } from './guardrails.ts';
import { foundationModel, foundationModelAvailability, foundationModels, inferenceProfile, inferenceProfiles } from './model-catalogue.ts';
import { getObject, putObject } from './object-store.ts';
import { rerank } from './rerank.ts';
import { converse, invoke } from './run-model.ts';
import { securityToken } from './security-token.ts';

/** What each operation does. */
export const OPERATIONS: Readonly<Record<OperationName, Operation>> = {
  converse,
  'converse-stream': converse,
  invoke,
  'invoke-stream': invoke,
  'count-tokens': countTokens,
  'apply-guardrail': applyGuardrail,
  'guardrail-checks': guardrailChecks,
  rerank,
  'start-async-invoke': startAsyncInvoke,
  'get-async-invoke': getAsyncInvoke,
  'list-async-invokes': listAsyncInvokes,
  'foundation-models': foundationModels,
  'foundation-model': foundationModel,
  'foundation-model-availability': foundationModelAvailability,
  'inference-profiles': inferenceProfiles,
  'inference-profile': inferenceProfile,
  'create-job': createJob,
  'get-job': getJob,
  'stop-job': stopJob,
  'list-jobs': listJobs,
  'security-token': securityToken,
  'put-object': putObject,
  'get-object': getObject,
};
