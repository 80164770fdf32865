const SECRET_NAME = /authorization|token|secret|api-?key|password|cookie|credential/i;

/**
 * Replaces secret header values by `***`; an authorization header keeps its scheme. Gives a new object, for logs and collectors.
 * Names decide, so a user's own `X-Api-Key` is masked too.
 */
export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const masked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) masked[name] = isSecretHeader(name) ? maskValue(value) : value;
  return masked;
}

/** Tells whether the value of a header is a secret. */
export function isSecretHeader(name: string): boolean {
  return SECRET_NAME.test(name) && !name.endsWith('-token-count');
}

function maskValue(value: string): string {
  const scheme = /^([A-Za-z][\w-]*) ./.exec(value)?.[1];
  return scheme === undefined ? '***' : `${scheme} ***`;
}
