import type { Bedrock } from 'outcrop/bedrock';
import type { Program } from 'outcrop/program';
import type { Engine } from '../calls/open-program.ts';
import type { Environment } from '../environment/read-environment.ts';
import type { NamedClient } from '../project/bedrock-clients.ts';

/** A client, and what examining it needs. */
export interface Patient {
  readonly client: NamedClient;
  /** The project, with a function that calls the client and takes nothing. */
  readonly program: Program;
  readonly functionName: string;
  readonly environment: Environment;
  readonly engine: Engine;
  readonly mayInvoke: boolean;
}

/** Where a client's requests go, and who sends them. */
export type Destination = Awaited<ReturnType<ReturnType<Bedrock['connect']>['destination']>>;

/** Tells whether requests go to AWS, rather than to a gateway or an endpoint on this machine. */
export function isOfAws(endpoint: string): boolean {
  return /\.(amazonaws\.com(\.cn)?|amazonaws\.eu|api\.aws|api\.amazonwebservices\.(com\.cn|eu))$/.test(new URL(endpoint).hostname);
}
