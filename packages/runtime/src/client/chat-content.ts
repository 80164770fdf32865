import type { Media } from '../media/index.ts';
import type { ChatContent } from '../observability/index.ts';
import type { ChatPrompt, PromptPart } from '../prompt/index.ts';

type ContentPart =
  | { readonly type: 'text'; readonly content: string }
  | { readonly type: 'uri'; readonly modality: string; readonly uri: string }
  | { readonly type: 'blob'; readonly modality: string; readonly mime_type: string };

/** Describes a rendered chat for those who trace, in the form of the `gen_ai` convention: media without their data, addresses without their query. */
export function chatContent({ system, messages }: ChatPrompt): ChatContent {
  const described = messages.map(({ role, parts }) => ({ role, parts: parts.flatMap(describePart) }));
  return {
    ...(system.length === 0 ? {} : { system: JSON.stringify(system.flatMap(describePart)) }),
    messages: JSON.stringify(described),
  };
}

function describePart(part: PromptPart): readonly ContentPart[] {
  switch (part.kind) {
    case 'text':
      return [{ type: 'text', content: part.text }];
    case 'media':
      return [describeMedia(part.media)];
    case 'guard':
      return typeof part.content === 'string' ? [{ type: 'text', content: part.content }] : [describeMedia(part.content)];
    case 'search-result':
      return part.content.map((content) => ({ type: 'text', content }));
    case 'cache-point':
      return [];
  }
}

function describeMedia({ kind: modality, source }: Media): ContentPart {
  if (source.kind === 'url') return { type: 'uri', modality, uri: withoutSecrets(source.url) };
  return { type: 'blob', modality, mime_type: source.mediaType };
}

/** Signed addresses carry credentials in their query, some others in front of the host. */
function withoutSecrets(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^(\w+:\/\/)[^/]*@/, '$1');
}
