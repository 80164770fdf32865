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

/** What to do, by the platform's name of the failure. */
const HELP: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there: check the endpoint (option endpoint_url, or AWS_ENDPOINT_URL_BEDROCK_RUNTIME).',
  ENOTFOUND: 'There is no such host: check region, endpoint and network.',
  ERR_INVALID_URL: 'Write the endpoint as a URL, such as https://bedrock-runtime.us-east-1.amazonaws.com.',
};

/** The failure of a request that got no answer. */
export function networkError(client: string, endpoint: string, cause: unknown): BamlClientHttpError {
  const code = codeOf(cause);
  const reason = code ?? (cause instanceof Error ? cause.message : String(cause));
  return new BamlClientHttpError({
    message: `client "${client}" could not reach ${hostOf(endpoint)}: ${reason}`,
    client_name: client,
    status_code: 2,
    // Without a code the platform does not tell (browsers never do), and a network failure is the likely one.
    help: code !== undefined && Object.hasOwn(HELP, code) ? HELP[code] : undefined,
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
