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
