import { jsonReply, type Operation } from './call.ts';

/** Rerank: the score of a document is the share of the query's words that occur in it. */
export const rerank: Operation = (call) => {
  const { queries, sources, rerankingConfiguration } = call.input as unknown as RerankInput;
  const wanted = wordsOf(queries[0]?.textQuery.text ?? '');
  const results = sources.map(({ inlineDocumentSource: document }, index) => {
    const words = wordsOf(document.textDocument?.text ?? JSON.stringify(document.jsonDocument));
    const shared = [...wanted].filter((word) => words.has(word)).length;
    return { index, relevanceScore: wanted.size === 0 ? 0 : shared / wanted.size, document };
  });
  const limit = rerankingConfiguration.bedrockRerankingConfiguration.numberOfResults ?? results.length;
  return jsonReply({ results: results.sort((a, b) => b.relevanceScore - a.relevanceScore).slice(0, limit) });
};

interface RerankInput {
  readonly queries: readonly { readonly textQuery: { readonly text: string } }[];
  readonly sources: readonly { readonly inlineDocumentSource: RerankDocument }[];
  readonly rerankingConfiguration: { readonly bedrockRerankingConfiguration: { readonly numberOfResults?: number } };
}

interface RerankDocument {
  readonly textDocument?: { readonly text: string };
  readonly jsonDocument?: unknown;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
