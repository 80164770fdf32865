import { BamlClientHttpError, BamlTimeoutError } from 'outcrop';
import { b } from './baml_client/index.js';

/** What is used of an event of API Gateway. */
interface HttpEvent {
  readonly body?: string | null;
}

/** What is used of Lambda's context. */
interface Context {
  getRemainingTimeInMillis(): number;
}

interface HttpResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Time kept for answering when the call does not come to an end. */
const RESERVE_MS = 500;

export async function handler(event: HttpEvent, context: Context): Promise<HttpResult> {
  const text = readText(event.body ?? '');
  if (text === undefined) return answer(400, { error: 'Send {"text": "…"}.' });
  try {
    return answer(200, await b.SortReview(text, { timeoutMs: context.getRemainingTimeInMillis() - RESERVE_MS }));
  } catch (error) {
    console.error(error);
    return answer(statusOf(error), { error: 'The review could not be sorted.' });
  }
}

/** The member `text` of a JSON object; undefined when the body is anything else. */
function readText(body: string): string | undefined {
  try {
    const { text } = JSON.parse(body) as { readonly text?: unknown };
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

function statusOf(error: unknown): number {
  if (error instanceof BamlTimeoutError) return 504;
  return error instanceof BamlClientHttpError && error.status_code === 429 ? 503 : 502;
}

function answer(statusCode: number, value: object): HttpResult {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
