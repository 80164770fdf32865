import { partitionName } from '../auth/endpoint.ts';
import { type JsonObject, objectsIn } from '../json.ts';
import type { OperationCall } from './operation.ts';

/** Documents to put in the order in which they answer a query. */
export interface RerankRequest {
  readonly query: string;
  /** Texts, or JSON objects. At most 1000. */
  readonly documents: readonly (string | JsonObject)[];
  /** How many of the best to give; all when not given. */
  readonly topN?: number;
}

/** The order of documents. */
export interface Ranking {
  /** The best first. */
  readonly results: readonly RankedDocument[];
}

/** A document by its place, and how well it answers the query. */
export interface RankedDocument {
  /** Place in `documents` of the request. */
  readonly index: number;
  readonly relevanceScore: number;
}

const MAX_QUERY_LENGTH = 32_000;
const MAX_DOCUMENTS = 1000;

/** Asks for the order of documents, all pages of the answer. */
export async function rerank(call: OperationCall, request: RerankRequest): Promise<Ranking> {
  const { query, documents } = request;
  if (query === '' || query.length > MAX_QUERY_LENGTH) throw call.error(`a query has 1 to ${MAX_QUERY_LENGTH} characters`);
  if (documents.length === 0 || documents.length > MAX_DOCUMENTS) throw call.error(`a ranking has 1 to ${MAX_DOCUMENTS} documents`);
  const body = requestBody(request, await modelArn(call));
  const results: RankedDocument[] = [];
  let page: Page;
  let nextToken: string | undefined;
  do {
    page = await call.send({
      service: 'bedrock-agent-runtime',
      method: 'POST',
      path: '/rerank',
      body: nextToken === undefined ? body : { ...body, nextToken },
      read: readPage,
    });
    results.push(...page.results);
    nextToken = page.nextToken;
    // A page without results ends the ranking, whatever follows it.
  } while (nextToken !== undefined && page.results.length > 0 && results.length < documents.length);
  return { results };
}

/** Wire: the service takes an ARN only. */
async function modelArn(call: OperationCall): Promise<string> {
  const id = call.calledModel();
  if (id.startsWith('arn:')) return id;
  const region = await call.connection.region();
  return `arn:${partitionName(region)}:bedrock:${region}::foundation-model/${id}`;
}

function requestBody({ query, documents, topN }: RerankRequest, modelArn: string): JsonObject {
  return {
    queries: [{ type: 'TEXT', textQuery: { text: query } }],
    sources: documents.map((document) => ({ type: 'INLINE', inlineDocumentSource: documentSource(document) })),
    rerankingConfiguration: {
      type: 'BEDROCK_RERANKING_MODEL',
      bedrockRerankingConfiguration: {
        modelConfiguration: { modelArn },
        ...(topN === undefined ? {} : { numberOfResults: topN }),
      },
    },
  };
}

function documentSource(document: string | JsonObject): JsonObject {
  if (typeof document === 'string') return { type: 'TEXT', textDocument: { text: document } };
  return { type: 'JSON', jsonDocument: document };
}

interface Page extends Ranking {
  readonly nextToken: string | undefined;
}

function readPage({ results, nextToken }: JsonObject): Page | undefined {
  if (!Array.isArray(results)) return undefined;
  const ranked = objectsIn(results).map(({ index, relevanceScore }) => ({
    index: Number(index),
    relevanceScore: Number(relevanceScore),
  }));
  return { results: ranked, nextToken: typeof nextToken === 'string' ? nextToken : undefined };
}
