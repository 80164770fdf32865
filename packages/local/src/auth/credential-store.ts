/** Credentials the endpoint accepts. */
export interface LocalCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Then every request must carry it in `x-amz-security-token`. */
  readonly sessionToken?: string;
  /** From then on requests get `ExpiredTokenException`. */
  readonly expires?: Date;
}

/** The credentials accepted when none are given: AWS's own documentation example. */
export const DEFAULT_CREDENTIALS: LocalCredentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};

/** The API key accepted when none is given. */
export const DEFAULT_API_KEY = 'outcrop-dev-key';

/** Whom the endpoint knows. */
export interface CredentialStore {
  find(accessKeyId: string): LocalCredentials | undefined;
  /** Adds credentials that were handed out while running (assumed roles). */
  add(credentials: LocalCredentials): void;
  readonly apiKeys: readonly string[];
}

/** Opens a store over the configured credentials and API keys. */
export function createCredentialStore(credentials: readonly LocalCredentials[], apiKeys: readonly string[]): CredentialStore {
  const byId = new Map(credentials.map((entry) => [entry.accessKeyId, entry]));
  return {
    find: (accessKeyId) => byId.get(accessKeyId),
    add: (entry) => {
      byId.set(entry.accessKeyId, entry);
    },
    apiKeys,
  };
}
