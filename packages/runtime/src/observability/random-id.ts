const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes an identifier that is unique in practice: the prefix and 26 random characters. */
export function randomId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(26));
  return prefix + Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
