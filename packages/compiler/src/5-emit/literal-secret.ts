import type { OptionValue, Program } from 'outcrop/program';

/** A client option that holds a secret as a literal, which generated code would carry around. */
export interface LiteralSecret {
  readonly client: string;
  readonly option: string;
}

const SECRET_OPTIONS: ReadonlySet<string> = new Set([
  'secret_access_key',
  'session_token',
  'api_key',
  'authorization',
  'web_identity_token',
]);

/** Finds secrets that are written out instead of read from the environment (`spec/client-api.md` 6.1). */
export function findLiteralSecrets({ clients = {} }: Program): LiteralSecret[] {
  return Object.entries(clients).flatMap(([client, { options }]) =>
    [...Object.entries(options), ...headersOf(options)]
      .filter(([option, value]) => SECRET_OPTIONS.has(option.toLowerCase()) && typeof value === 'string' && value !== '')
      .map(([option]) => ({ client, option })),
  );
}

function headersOf({ headers }: Readonly<Record<string, OptionValue>>): [string, OptionValue][] {
  return typeof headers === 'object' && headers !== null && !Array.isArray(headers) ? Object.entries(headers) : [];
}
