/** The operations this endpoint knows. The first four run a model. */
export type OperationName =
  | ModelOperationName
  | 'count-tokens'
  | 'apply-guardrail'
  | 'guardrail-checks'
  | 'rerank'
  | 'start-async-invoke'
  | 'get-async-invoke'
  | 'list-async-invokes'
  | 'foundation-models'
  | 'foundation-model'
  | 'foundation-model-availability'
  | 'inference-profiles'
  | 'inference-profile'
  | 'create-job'
  | 'get-job'
  | 'stop-job'
  | 'list-jobs'
  | 'security-token'
  | 'put-object'
  | 'get-object';

/** The operations that run a model. */
export type ModelOperationName = 'converse' | 'converse-stream' | 'invoke' | 'invoke-stream';

interface RouteDeclaration {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Segments in braces are labels; `{name+}` takes the rest of the path. */
  readonly path: string;
  readonly operation: OperationName;
  /** The service name in the credential scope. */
  readonly service: 'bedrock' | 'sts' | 's3';
  /** The input structure the request is checked against. */
  readonly input?: string;
}

const bedrock = { service: 'bedrock' } as const;

const ROUTES: readonly RouteDeclaration[] = [
  { ...bedrock, method: 'POST', path: '/model/{modelId}/converse', operation: 'converse', input: 'ConverseRequest' },
  { ...bedrock, method: 'POST', path: '/model/{modelId}/converse-stream', operation: 'converse-stream', input: 'ConverseStreamRequest' },
  { ...bedrock, method: 'POST', path: '/model/{modelId}/invoke', operation: 'invoke', input: 'InvokeModelRequest' },
  {
    ...bedrock,
    method: 'POST',
    path: '/model/{modelId}/invoke-with-response-stream',
    operation: 'invoke-stream',
    input: 'InvokeModelWithResponseStreamRequest',
  },
  { ...bedrock, method: 'POST', path: '/model/{modelId}/count-tokens', operation: 'count-tokens', input: 'CountTokensRequest' },
  {
    ...bedrock,
    method: 'POST',
    path: '/guardrail/{guardrailIdentifier}/version/{guardrailVersion}/apply',
    operation: 'apply-guardrail',
    input: 'ApplyGuardrailRequest',
  },
  { ...bedrock, method: 'POST', path: '/guardrail-checks/invoke', operation: 'guardrail-checks', input: 'InvokeGuardrailChecksRequest' },
  { ...bedrock, method: 'POST', path: '/rerank', operation: 'rerank', input: 'RerankRequest' },
  { ...bedrock, method: 'POST', path: '/async-invoke', operation: 'start-async-invoke', input: 'StartAsyncInvokeRequest' },
  { ...bedrock, method: 'GET', path: '/async-invoke', operation: 'list-async-invokes', input: 'ListAsyncInvokesRequest' },
  { ...bedrock, method: 'GET', path: '/async-invoke/{invocationArn}', operation: 'get-async-invoke', input: 'GetAsyncInvokeRequest' },
  { ...bedrock, method: 'GET', path: '/foundation-models', operation: 'foundation-models', input: 'ListFoundationModelsRequest' },
  { ...bedrock, method: 'GET', path: '/foundation-models/{modelIdentifier}', operation: 'foundation-model' },
  { ...bedrock, method: 'GET', path: '/foundation-model-availability/{modelId}', operation: 'foundation-model-availability' },
  { ...bedrock, method: 'GET', path: '/inference-profiles/{inferenceProfileIdentifier}', operation: 'inference-profile' },
  { ...bedrock, method: 'GET', path: '/inference-profiles', operation: 'inference-profiles', input: 'ListInferenceProfilesRequest' },
  { ...bedrock, method: 'POST', path: '/model-invocation-job', operation: 'create-job', input: 'CreateModelInvocationJobRequest' },
  { ...bedrock, method: 'GET', path: '/model-invocation-job/{jobIdentifier}', operation: 'get-job', input: 'GetModelInvocationJobRequest' },
  {
    ...bedrock,
    method: 'POST',
    path: '/model-invocation-job/{jobIdentifier}/stop',
    operation: 'stop-job',
    input: 'StopModelInvocationJobRequest',
  },
  { ...bedrock, method: 'GET', path: '/model-invocation-jobs', operation: 'list-jobs', input: 'ListModelInvocationJobsRequest' },
  { service: 'sts', method: 'POST', path: '/', operation: 'security-token' },
  { service: 's3', method: 'PUT', path: '/s3/{bucket}/{key+}', operation: 'put-object' },
  { service: 's3', method: 'GET', path: '/s3/{bucket}/{key+}', operation: 'get-object' },
];

/** A request's operation with the decoded labels of its path. */
export interface Route extends RouteDeclaration {
  readonly labels: Readonly<Record<string, string>>;
}

/** Finds the operation of a request, or undefined. Wire: the path is split before it is decoded, so a label may contain `%2F`. */
export function findRoute(method: string, rawPath: string): Route | undefined {
  const segments = rawPath.split('/');
  for (const declaration of ROUTES) {
    if (declaration.method !== method) continue;
    const labels = matchPath(declaration.path.split('/'), segments);
    if (labels) return { ...declaration, labels };
  }
  return undefined;
}

function matchPath(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const labels: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    if (part.endsWith('+}')) {
      labels[part.slice(1, -2)] = decode(segments.slice(index).join('/'));
      return labels;
    }
    if (part.startsWith('{') && segment !== '') labels[part.slice(1, -1)] = decode(segment);
    else if (part !== segment) return undefined;
  }
  return pattern.length === segments.length ? labels : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
