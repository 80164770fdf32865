import { BamlClientHttpError } from '../../errors/index.ts';

/** Codes of failures that may go away by themselves. */
const PASSING: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
]);

/** The failure of a request that got no answer. */
export function networkError(client: string, endpoint: string, cause: unknown): BamlClientHttpError {
  const code = codeOf(cause);
  const reason = code ?? (cause instanceof Error ? cause.message : String(cause));
  return new BamlClientHttpError({
    message: `client "${client}" could not reach ${hostOf(endpoint)}: ${reason}`,
    client_name: client,
    status_code: 2,
    // Without a code the platform does not tell (browsers never do), and a network failure is the likely one.
    retryable: code === undefined || PASSING.has(code),
    cause,
  });
}

/** The system's name of the failure: `fetch` hides it one level down. */
function codeOf(error: unknown): string | undefined {
  for (let level = error, depth = 0; level instanceof Error && depth < 4; level = level.cause, depth++) {
    if ('code' in level && typeof level.code === 'string') return level.code;
  }
  return undefined;
}

function hostOf(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
}
