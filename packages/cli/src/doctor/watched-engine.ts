import { nodePlatform } from 'outcrop/node';
import { type Engine, openEngine, type Platform } from '../calls/open-program.ts';

type LocalCredentials = NonNullable<Platform['credentials']>;
type Found = Awaited<ReturnType<LocalCredentials['chain']>>;

/** An engine that notices when the credentials it finds expire. */
export interface WatchedEngine extends Engine {
  /** Undefined as long as none were found that do. */
  expiration(): Date | undefined;
}

export function watchedEngine(): WatchedEngine {
  let expiration: Date | undefined;
  const notice = (found: Found): Found => {
    expiration = found.credentials.expiration;
    return found;
  };
  const platform = nodePlatform();
  const { credentials } = platform;
  const watched = credentials && {
    ...credentials,
    profile: async (...args: Parameters<LocalCredentials['profile']>) => notice(await credentials.profile(...args)),
    chain: async (...args: Parameters<LocalCredentials['chain']>) => notice(await credentials.chain(...args)),
  };
  return { ...openEngine({ ...platform, ...(watched && { credentials: watched }) }), expiration: () => expiration };
}
