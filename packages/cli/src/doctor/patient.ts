import type { Program } from 'outcrop/program';
import type { Engine } from '../calls/open-program.ts';
import type { Environment } from '../environment/read-environment.ts';
import type { NamedClient } from '../project/bedrock-clients.ts';

/** A client, and what examining it needs. */
export interface Patient {
  readonly client: NamedClient;
  /** The project with the probe. */
  readonly program: Program;
  readonly environment: Environment;
  readonly engine: Engine;
  readonly mayInvoke: boolean;
}
