/** What a prompt may depend on besides its arguments. */
export interface RenderContext {
  readonly client: PromptClient;
  /** The tags of the call: `ctx.tags`. */
  readonly tags: Readonly<Record<string, string>>;
}

/** The client that a prompt is rendered for. */
export interface PromptClient {
  /** A declared name, or the whole text of a shorthand: `aws-bedrock/model`. */
  readonly name: string;
  readonly options: PromptClientOptions;
}

/** The client options that templates see, and those that change roles (`spec/prompt.md` 13.1, 18). Others are not looked at. */
export interface PromptClientOptions {
  readonly model?: string;
  readonly region?: string;
  readonly endpoint_url?: string;
  readonly allowed_roles?: readonly string[];
  readonly default_role?: string;
  readonly remap_roles?: Readonly<Record<string, string>>;
  readonly allowed_role_metadata?: readonly string[] | 'all' | 'none';
}
