import { joinSpans, type Span } from '@outcrop/grammar';
import lexer from 'nunjucks/src/lexer.js';
import nunjucks from 'nunjucks/src/parser.js';
import type { AstName } from './template-ast.ts';
import { TemplateFault } from './template-fault.ts';
import { spanOf, type Token, token } from './token.ts';

/** How deep brackets, unary operators, conditions and blocks may be nested. */
const MAX_NESTING = 150;

/** What the parser sees behind the last token. */
const END = token('end', 'the end', 0, 0);

/** nunjucks' parser with what our rules need to look at tokens and to take them, and with errors of our own. */
export class TokenParser extends nunjucks.Parser<Token> {
  private nesting = 0;

  /** Reads what stands between two brackets, separated by commas; one more comma may stand at the end. */
  protected parseItems<Item>(
    open: string,
    close: string,
    parseItem: () => Item,
  ): { readonly items: readonly Item[]; readonly span: Span; readonly hasComma: boolean } {
    const start = this.take(open, 'a bracket');
    const items: Item[] = [];
    let hasComma = false;
    while (!this.isNext(close)) {
      items.push(parseItem());
      if (this.isNext(close)) break;
      this.take(lexer.TOKEN_COMMA, 'a comma or the closing bracket');
      hasComma = true;
    }
    return { items, hasComma, span: joinSpans(start, this.take(close, 'a bracket')) };
  }

  /** Takes a name; any word will do, also one that is a constant elsewhere. */
  protected takeName(what: string, hint?: string): AstName {
    const next = this.peek();
    const isWord = next.type === lexer.TOKEN_SYMBOL || next.type === lexer.TOKEN_BOOLEAN || next.type === lexer.TOKEN_NONE;
    if (!isWord) throw this.expected(what, hint);
    this.nextToken();
    return { name: String(next.value), span: spanOf(next) };
  }

  /** Takes a token of a type. */
  protected take(type: string, what: string): Token {
    const next = this.peek();
    if (next.type !== type) throw this.expected(what);
    this.nextToken();
    return next;
  }

  protected isNext(type: string, value?: string): boolean {
    const next = this.peek();
    return next.type === type && (value === undefined || next.value === value);
  }

  protected peek(): Token {
    return this.peekToken() ?? END;
  }

  /** Says what was expected in place of the next token. */
  protected expected(what: string, hint?: string): TemplateFault {
    const next = this.peek();
    if (next.type === lexer.TOKEN_VARIABLE_END || next.type === lexer.TOKEN_BLOCK_END)
      return new TemplateFault(`${what} is missing here`, next, hint);
    const shown = next.type === lexer.TOKEN_STRING ? 'a string' : `\`${next.value}\``;
    return new TemplateFault(`${what} is expected here, not ${shown}`, next, hint);
  }

  /** Guards the stack: `parse` is what may recurse. */
  protected nest<Result>(parse: () => Result): Result {
    if (this.nesting >= MAX_NESTING) throw new TemplateFault(`this is nested deeper than ${MAX_NESTING} levels`, this.peek());
    this.nesting += 1;
    const result = parse();
    this.nesting -= 1;
    return result;
  }
}
