import { b } from './baml_client/index.js';

/** The worker's bindings: variables that the AWS SDK would read too. Those that are not set are null. */
type Bindings = Readonly<Record<string, string | null>>;

export default {
  async fetch(request: Request, bindings: Bindings): Promise<Response> {
    if (request.method !== 'POST') return new Response('POST a text.\n', { status: 405 });
    const { url, method, headers, body } = await b.request.FindContact(await request.text(), { env: variablesOf(bindings) });
    const answer = await fetch(url, { method, headers, body: body.raw() });
    if (!answer.ok) return Response.json({ error: `Bedrock answered ${answer.status}` }, { status: 502 });
    return Response.json(b.parse.FindContact(await answer.text()));
  },
};

function variablesOf(bindings: Bindings): Record<string, string> {
  return Object.fromEntries(Object.entries(bindings).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
