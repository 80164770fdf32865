/** A content block of a message in its wire form; members this endpoint has no opinion about pass through. */
export interface ContentBlock {
  readonly text?: string;
  readonly toolUse?: { readonly toolUseId: string; readonly name: string; readonly input: unknown; readonly type?: string };
  readonly toolResult?: { readonly toolUseId: string; readonly content: readonly ContentBlock[] };
  readonly reasoningContent?: {
    readonly reasoningText?: { readonly text: string; readonly signature?: string };
    readonly redactedContent?: string;
  };
  readonly citationsContent?: { readonly content?: readonly { readonly text?: string }[]; readonly citations?: readonly unknown[] };
  readonly guardContent?: { readonly text?: { readonly text: string } };
  readonly document?: { readonly name?: string; readonly source?: unknown };
  readonly cachePoint?: { readonly type: string; readonly ttl?: string };
  readonly [member: string]: unknown;
}

/** A message of a conversation in its wire form. */
export interface Message {
  readonly role: string;
  readonly content: readonly ContentBlock[];
}

/** The members of a Converse request that answers depend on. The request has passed the checks of the service model. */
export interface ConverseBody {
  readonly messages?: readonly Message[];
  readonly system?: readonly ContentBlock[];
  readonly toolConfig?: { readonly tools: readonly ToolEntry[]; readonly toolChoice?: ToolChoice };
  readonly inferenceConfig?: Readonly<Record<string, unknown>>;
  readonly additionalModelRequestFields?: unknown;
  readonly additionalModelResponseFieldPaths?: readonly string[];
  readonly performanceConfig?: unknown;
  readonly serviceTier?: unknown;
  readonly outputConfig?: { readonly textFormat?: { readonly structure?: { readonly jsonSchema?: { readonly schema: string } } } };
}

export interface ToolEntry {
  readonly toolSpec?: { readonly name: string; readonly description?: string; readonly inputSchema: { readonly json?: unknown } };
  readonly cachePoint?: ContentBlock['cachePoint'];
}

export interface ToolChoice {
  readonly auto?: unknown;
  readonly any?: unknown;
  readonly tool?: { readonly name: string };
}

/** The text of a block that a model would read, tool results and quoted parts included. */
export function textOfBlock(block: ContentBlock): string {
  if (block.text !== undefined) return block.text;
  if (block.guardContent) return block.guardContent.text?.text ?? '';
  if (block.json !== undefined) return JSON.stringify(block.json);
  if (block.toolResult) return block.toolResult.content.map(textOfBlock).join('\n');
  if (block.citationsContent) return (block.citationsContent.content ?? []).map((part) => part.text ?? '').join('');
  return '';
}

/** The text of several blocks, a line each. */
export function textOfBlocks(blocks: readonly ContentBlock[]): string {
  return blocks.map(textOfBlock).join('\n');
}
