// The parts of nunjucks that its own type package leaves out: the parser, its token types, and the two nodes that it makes by itself.
// The files are imported one by one, so that nunjucks' compiler and runtime, which need `new Function`, stay out.

declare module 'nunjucks/src/lexer.js' {
  const lexer: Readonly<
    Record<
      | 'TOKEN_STRING'
      | 'TOKEN_DATA'
      | 'TOKEN_BLOCK_START'
      | 'TOKEN_BLOCK_END'
      | 'TOKEN_VARIABLE_START'
      | 'TOKEN_VARIABLE_END'
      | 'TOKEN_LEFT_PAREN'
      | 'TOKEN_RIGHT_PAREN'
      | 'TOKEN_LEFT_BRACKET'
      | 'TOKEN_RIGHT_BRACKET'
      | 'TOKEN_LEFT_CURLY'
      | 'TOKEN_RIGHT_CURLY'
      | 'TOKEN_OPERATOR'
      | 'TOKEN_COMMA'
      | 'TOKEN_COLON'
      | 'TOKEN_TILDE'
      | 'TOKEN_PIPE'
      | 'TOKEN_INT'
      | 'TOKEN_FLOAT'
      | 'TOKEN_BOOLEAN'
      | 'TOKEN_NONE'
      | 'TOKEN_SYMBOL',
      string
    >
  >;
  export = lexer;
}

declare module 'nunjucks/src/nodes.js' {
  const nodes: {
    /** Text, or an expression between double braces. */
    readonly Output: abstract new () => { readonly children: readonly unknown[] };
    readonly TemplateData: abstract new () => { readonly value: string };
  };
  export = nodes;
}

declare module 'nunjucks/src/parser.js' {
  /** A token as nunjucks' parser reads it. Lines and columns are counted from 0. */
  interface ParserToken {
    readonly type: string;
    readonly value: unknown;
    readonly lineno: number;
    readonly colno: number;
  }
  interface TokenStream<Token extends ParserToken> {
    /** The delimiters; the parser looks at their lengths only. */
    readonly tags: Readonly<Record<string, string>>;
    nextToken(): Token | null;
  }
  class Parser<Token extends ParserToken> {
    constructor(tokens: TokenStream<Token>);
    nextToken(): Token | null;
    peekToken(): Token | null;
    pushToken(token: Token): void;
    skip(type: string): boolean;
    skipValue(type: string, value: string): boolean;
    skipSymbol(name: string): boolean;
    /** Reads text, outputs and statements up to one of the tags, whose name is then the next token, or up to the end. */
    parseUntilBlocks(...tags: string[]): { readonly children: readonly unknown[] };
    parseAsRoot(): { readonly children: readonly unknown[] };
    /** The tags that end the body being read. */
    protected breakOnBlocks: readonly string[] | null;
    parseExpression(): unknown;
    parseStatement(): unknown;
    advanceAfterVariableEnd(): void;
    fail(message: string, line?: number, column?: number): never;
  }
  const module: { readonly Parser: typeof Parser };
  export = module;
}
