import { randomUUID } from 'node:crypto';
import { authenticate } from './auth/authenticate.ts';
import { CONTROL_PATH, type ControlTargets, control } from './control.ts';
import { type Fault, parseFault } from './faults/fault.ts';
import { refuse } from './faults/refuse.ts';
import type { Endpoint } from './operations/call.ts';
import { OPERATIONS } from './operations/operations.ts';
import { securityTokenAction } from './operations/security-token.ts';
import { AwsError, replyWithError, validationError } from './protocol/aws-error.ts';
import { readInput } from './protocol/read-input.ts';
import { findRoute, type Route } from './protocol/routes.ts';
import { ConnectionCut, type WireHandler, type WireReply, type WireRequest } from './server/wire.ts';

/** How requests are let in. */
export interface Admission {
  /** Whether signatures and tokens are verified. */
  readonly isAuthenticating: boolean;
  /** The region that signatures must name; any if undefined. */
  readonly region: string | undefined;
  /** Whether a request may ask for a fault in the header `x-outcrop-fault`. */
  readonly takesFaultHeader: boolean;
}

/** Puts the endpoint together: control, routing, authentication, faults, checks, operations. */
export function createHandler(endpoint: Endpoint, admission: Admission, targets: ControlTargets): WireHandler {
  return async (request) => {
    const path = request.target.split('?')[0] ?? '/';
    const route = findRoute(request.method, path);
    const reply = path.startsWith(CONTROL_PATH)
      ? answerErrors(() => control(request, targets))
      : answerRoute(route, request, { endpoint, admission, targets });
    return finish(await reply, endpoint.clock.now());
  };
}

interface Setting {
  readonly endpoint: Endpoint;
  readonly admission: Admission;
  readonly targets: ControlTargets;
}

function answerRoute(route: Route | undefined, request: WireRequest, setting: Setting): Promise<WireReply> {
  setting.targets.log.add({
    operation: route?.operation,
    modelId: route?.labels.modelId,
    method: request.method,
    path: request.target,
    headers: request.headers,
    body: new TextDecoder().decode(request.body),
    httpVersion: request.httpVersion,
  });
  return answerErrors(() => {
    if (!route) throw new AwsError('UnknownOperationException', `No operation at ${request.method} ${request.target}.`);
    return answerOperation(route, request, setting);
  }, route?.service);
}

async function answerOperation(route: Route, request: WireRequest, { endpoint, admission, targets }: Setting): Promise<WireReply> {
  const startedAt = endpoint.clock.now();
  if (admission.isAuthenticating && isSigned(route, request)) {
    await authenticate(request, { store: endpoint.credentials, clock: endpoint.clock, service: route.service, region: admission.region });
  }
  const input = readInput(route, request);
  const faults = [...targets.faults.take(route.operation, route.labels.modelId), ...faultsOfHeader(request, admission)];
  for (const fault of faults) {
    if (fault.kind === 'slow-headers') await endpoint.clock.sleep(fault.ms, request.signal);
    const refusal = refuse(fault);
    if (refusal) return refusal;
  }
  const reply = await OPERATIONS[route.operation]({ operation: route.operation, input, request, faults, startedAt }, endpoint);
  return cutBody(reply, faults);
}

/** Wire: assuming a role with a web identity is the one request that carries its proof in the body. */
function isSigned(route: Route, request: WireRequest): boolean {
  return route.operation !== 'security-token' || securityTokenAction(request.body) !== 'AssumeRoleWithWebIdentity';
}

function faultsOfHeader(request: WireRequest, admission: Admission): readonly Fault[] {
  const text = request.headers['x-outcrop-fault'];
  if (!admission.takesFaultHeader || text === undefined) return [];
  try {
    return [parseFault(text)];
  } catch (error) {
    throw validationError(`x-outcrop-fault: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Breaks a plain body off in the middle where a fault cuts; streams see to it themselves. */
function cutBody(reply: WireReply, faults: readonly Fault[]): WireReply {
  const { body } = reply;
  const isCut = faults.some((fault) => fault.kind === 'cut' || fault.kind === 'cut-inside');
  return isCut && body instanceof Uint8Array ? { ...reply, body: halfOf(body) } : reply;
}

async function* halfOf(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body.subarray(0, body.length / 2);
  throw new ConnectionCut(false);
}

async function answerErrors(answer: () => WireReply | Promise<WireReply>, service?: Route['service']): Promise<WireReply> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof AwsError) return replyWithError(error, service);
    if (error instanceof ConnectionCut || isAbort(error)) throw error;
    const message = `The local endpoint failed: ${error instanceof Error ? error.message : String(error)}`;
    return replyWithError(new AwsError('InternalServerException', message), service);
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function finish(reply: WireReply, now: number): WireReply {
  return { ...reply, headers: { 'x-amzn-requestid': randomUUID(), date: new Date(now).toUTCString(), ...reply.headers } };
}
