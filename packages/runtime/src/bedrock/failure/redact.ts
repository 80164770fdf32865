import type { Auth } from '../auth/auth.ts';
import { isSecretHeader } from '../request/mask-headers.ts';

/** Secrets shorter than this are not looked for: replacing them would tear ordinary words apart. */
const MIN_LENGTH = 8;

/**
 * Takes secrets out of a text that came from outside: services and proxies sometimes quote the request's headers back.
 *
 * @param secrets the exact values in use; undefined and very short ones are skipped.
 */
export function redact(text: string, secrets: readonly (string | undefined)[]): string {
  let clean = text.replace(/Signature=[0-9a-f]{64}/g, 'Signature=***').replace(/(Bearer|Basic) [\w.~+/=-]{8,}/g, '$1 ***');
  for (const secret of secrets) if (secret !== undefined && secret.length >= MIN_LENGTH) clean = clean.replaceAll(secret, '***');
  return clean;
}

/** The secrets that a request carries: what it was signed with, and secret headers of the client's own. */
export function secretsOf(auth: Auth, headers: Readonly<Record<string, string>> = {}): readonly (string | undefined)[] {
  const own = Object.entries(headers).flatMap(([name, value]) => (isSecretHeader(name) ? [value] : []));
  switch (auth.kind) {
    case 'sigv4':
      return [...own, auth.credentials.secretAccessKey, auth.credentials.sessionToken, auth.credentials.accessKeyId];
    case 'bearer':
      return [...own, auth.token];
    case 'none':
      return own;
  }
}
