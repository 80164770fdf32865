import type { Media } from '../../media/media.ts';
import type { PromptPart, SearchResultPart } from '../../prompt/chat-prompt.ts';
import type { ConversationPart, DocumentTextPart, ReasoningPart, ToolResultPart } from '../conversation.ts';
import type { Json } from '../json.ts';
import { DocumentNames } from '../media/document-names.ts';
import { blockKind, type FetchedMedia, locateMedia, refuseUntaken } from '../media/media-source.ts';
import { type BuildContext, buildError } from './build-context.ts';
import type { DocumentBlock, GuardBlock, WireContent } from './converse-wire.ts';

/** Wire: limits of one request. */
const MAX_IMAGES = 20;
const MAX_DOCUMENTS = 5;

/** Turns the parts of one request into content blocks. Keeps count of what may appear only so often. */
export class ContentBlocks {
  readonly #context: BuildContext;
  readonly #fetched: ReadonlyMap<Media, FetchedMedia>;
  readonly #names: DocumentNames = new DocumentNames();
  #images = 0;
  #documents = 0;

  constructor(context: BuildContext, fetched: ReadonlyMap<Media, FetchedMedia>) {
    this.#context = context;
    this.#fetched = fetched;
  }

  /** Blocks of a system prompt. */
  system(parts: readonly PromptPart[]): WireContent[] {
    return parts.map((part) => {
      if (part.kind === 'media') throw buildError(this.#context, `${part.media.kind} input cannot stand in a system message`);
      return this.#block(part);
    });
  }

  /** Blocks of a user or assistant message. */
  message(parts: readonly ConversationPart[]): WireContent[] {
    const blocks = parts.map((part) => this.#block(part));
    // Wire: the service refuses a document without text beside it.
    const hasLonelyDocument = blocks.some((block) => block.document !== undefined) && !blocks.some((block) => block.text !== undefined);
    return hasLonelyDocument ? [{ text: 'See the attached document(s).' }, ...blocks] : blocks;
  }

  #block(part: ConversationPart): WireContent {
    switch (part.kind) {
      case 'text':
        return { text: part.text };
      case 'media':
        return this.#media(part);
      case 'guard':
        return { guardContent: this.#guard(part) };
      case 'cache-point':
        return { cachePoint: { type: 'default', ...(part.ttl === undefined ? {} : { ttl: part.ttl }) } };
      case 'search-result':
        return { searchResult: searchResult(part) };
      case 'document-text':
        return { document: this.#textDocument(part) };
      case 'tool-use':
        return { toolUse: { toolUseId: part.id, name: part.name, input: part.input } };
      case 'tool-result':
        return { toolResult: this.#toolResult(part) };
      case 'reasoning':
        return { reasoningContent: reasoning(part) };
    }
  }

  #media(part: PromptPart & { kind: 'media' }): WireContent {
    const kind = blockKind(part.media);
    const { format, source } = locateMedia(this.#context, part.media, this.#fetched.get(part.media));
    switch (kind) {
      case 'image':
        this.#countImage();
        return { image: { format, source } };
      case 'video':
        return { video: { format, source } };
      case 'audio':
        return { audio: { format, source } };
      case 'document':
        this.#countDocument();
        return { document: { name: this.#names.next(part.name), source, format, ...documentNotes(part) } };
    }
  }

  #textDocument(part: DocumentTextPart): DocumentBlock {
    refuseUntaken(this.#context, 'document');
    this.#countDocument();
    const source = typeof part.text === 'string' ? { text: part.text } : { content: part.text.map((text) => ({ text })) };
    const format = part.format === undefined ? {} : { format: part.format };
    return { name: this.#names.next(part.name), source, ...format, ...documentNotes(part) };
  }

  #guard(part: PromptPart & { kind: 'guard' }): GuardBlock {
    const { content, qualifiers } = part;
    if (typeof content === 'string') return { text: { text: content, ...(qualifiers === undefined ? {} : { qualifiers }) } };
    const { format, source } = locateMedia(this.#context, content, this.#fetched.get(content));
    if (content.kind !== 'image' || (format !== 'png' && format !== 'jpeg') || !('bytes' in source)) {
      throw buildError(this.#context, 'only png and jpeg images, given as bytes, can be guarded');
    }
    this.#countImage();
    return { image: { format, source } };
  }

  #toolResult(part: ToolResultPart): NonNullable<WireContent['toolResult']> {
    const content = part.content.map((inner): WireContent | { json: Json } => {
      return inner.kind === 'json' ? { json: inner.json } : this.#block(inner);
    });
    const hasStatus = part.status !== undefined && this.#context.facts?.tool_result_status !== false;
    return { toolUseId: part.id, content, ...(hasStatus ? { status: part.status } : {}) };
  }

  #countImage(): void {
    this.#images++;
    if (this.#images > MAX_IMAGES) throw buildError(this.#context, `a request holds at most ${MAX_IMAGES} images`);
  }

  #countDocument(): void {
    this.#documents++;
    if (this.#documents > MAX_DOCUMENTS) throw buildError(this.#context, `a request holds at most ${MAX_DOCUMENTS} documents`);
  }
}

function documentNotes(part: { readonly context?: string; readonly citations?: boolean }): Pick<DocumentBlock, 'context' | 'citations'> {
  return {
    ...(part.context === undefined ? {} : { context: part.context }),
    ...(part.citations === undefined ? {} : { citations: { enabled: part.citations } }),
  };
}

function searchResult(part: SearchResultPart): NonNullable<WireContent['searchResult']> {
  return {
    source: part.source,
    title: part.title,
    content: part.content.map((text) => ({ text })),
    ...(part.citations === undefined ? {} : { citations: { enabled: part.citations } }),
  };
}

function reasoning(part: ReasoningPart): NonNullable<WireContent['reasoningContent']> {
  if ('redacted' in part) return { redactedContent: part.redacted };
  return { reasoningText: { text: part.text, ...(part.signature === undefined ? {} : { signature: part.signature }) } };
}
