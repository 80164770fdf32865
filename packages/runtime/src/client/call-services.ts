import type { Bedrock } from '../bedrock/index.ts';
import { surroundings } from '../bedrock/surroundings.ts';

/** What calls take from their surroundings. */
export interface CallServices {
  /** Gives the Bedrock layer, loaded at the first call: a client that only parses carries no network code into memory. */
  readonly bedrock: () => Promise<Bedrock>;
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The services of ordinary calls. */
export const callServices: CallServices = {
  bedrock: async () => (await import('../bedrock/shared-bedrock.ts')).sharedBedrock(),
  sleep: surroundings.sleep,
  now: surroundings.now,
};
