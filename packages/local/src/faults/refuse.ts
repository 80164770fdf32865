import { AwsError } from '../protocol/aws-error.ts';
import { ConnectionCut, type WireReply } from '../server/wire.ts';
import type { Fault } from './fault.ts';

/** The answer of a fault that takes the place of the whole answer, or undefined for every other fault. Errors of the service and `reset` throw. */
export function refuse(fault: Fault): WireReply | undefined {
  switch (fault.kind) {
    case 'throttle': {
      const headers = fault.retryAfterSeconds === undefined ? undefined : { 'retry-after': String(fault.retryAfterSeconds) };
      throw new AwsError('ThrottlingException', undefined, headers && { headers });
    }
    case 'error':
      throw new AwsError(fault.name);
    case 'http':
      return { status: fault.status, headers: { 'content-type': 'text/html' }, body: encode(`<html>Error ${fault.status}</html>`) };
    case 'empty':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: encode('') };
    case 'reset':
      throw new ConnectionCut(true);
    default:
      return undefined;
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
