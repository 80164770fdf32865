import { didYouMean, joinSpans } from '@outcrop/grammar';
import lexer from 'nunjucks/src/lexer.js';
import nodes from 'nunjucks/src/nodes.js';
import { ExpressionParser } from './expression-parser.ts';
import type { AstBody, AstExpression, AstParameter, AstStatement, AstTarget } from './template-ast.ts';
import { TemplateFault } from './template-fault.ts';
import { spanOf, type Token } from './token.ts';

const TAGS: readonly string[] = ['if', 'elif', 'else', 'for', 'set', 'macro', 'call', 'filter', 'with', 'raw'];

const NOT_ASSIGNABLE: ReadonlySet<string> = new Set(['loop', 'self', 'true', 'True', 'false', 'False', 'none', 'None']);

/** The words that end a body or begin its next part, and the tag that they belong to. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ['elif', 'if'],
  ['else', 'if` or `for'],
  ['endif', 'if'],
  ['endfor', 'for'],
  ['endset', 'set'],
  ['endmacro', 'macro'],
  ['endcall', 'call'],
  ['endfilter', 'filter'],
  ['endwith', 'with'],
  ['endraw', 'raw'],
]);

/** Tags of other template languages. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['elseif', 'write `elif`'],
  ['elsif', 'write `elif`'],
  ['verbatim', 'write `raw`'],
  ['switch', 'write `if` and `elif`'],
  ['include', 'call a template_string'],
  ['import', 'call a template_string'],
  ['from', 'call a template_string'],
  ['extends', 'call a template_string'],
  ['block', 'call a template_string'],
  ['do', 'write `{% set _ = … %}`'],
]);

/** Reads templates (`spec/prompt.md` 8). Text and outputs come from nunjucks' parser, statements are read here. */
export class TemplateParser extends ExpressionParser {
  /** Reads a whole template. */
  parseTemplate(): AstBody {
    return this.parseAsRoot().children.map(toStatement);
  }

  /** Called by nunjucks' parser behind each `{%`. Gives null at a tag that ends the body being read. */
  override parseStatement(): AstStatement | null {
    const tag = this.peek();
    if (this.breakOnBlocks?.some((name) => name === tag.value)) return null;
    if (tag.type !== lexer.TOKEN_SYMBOL) throw this.expected('the name of a tag');
    this.nextToken();
    return this.nest(() => this.parseTag(tag));
  }

  private parseTag(tag: Token): AstStatement {
    switch (tag.value) {
      case 'if':
        return this.parseIfTag(tag);
      case 'for':
        return this.parseForTag(tag);
      case 'set':
        return this.parseSetTag(tag);
      case 'macro':
        return this.parseMacroTag(tag);
      case 'call':
        return this.parseCallTag(tag);
      case 'filter':
        return this.parseFilterTag(tag);
      case 'with':
        return this.parseWithTag(tag);
      default:
        throw unknownTag(tag);
    }
  }

  private parseIfTag(tag: Token): AstStatement {
    const condition = this.parseCondition();
    this.takeTagEnd();
    const body = this.parseBody(tag, 'elif', 'else', 'endif');
    const part = this.peek();
    this.nextToken();
    if (part.value === 'elif') {
      return { kind: 'if', condition, body, otherwise: [this.nest(() => this.parseIfTag(part))], span: spanOf(tag) };
    }
    this.takeTagEnd();
    const otherwise = part.value === 'else' ? this.parseLastBody(tag, 'endif') : undefined;
    return { kind: 'if', condition, body, otherwise, span: spanOf(tag) };
  }

  private parseForTag(tag: Token): AstStatement {
    const target = this.parseTarget();
    if (!this.skipSymbol('in')) throw this.expected('`in`');
    const items = this.parseCondition();
    const condition = this.skipSymbol('if') ? this.parseExpression() : undefined;
    const isRecursive = this.skipSymbol('recursive');
    this.takeTagEnd();
    const body = this.parseBody(tag, 'else', 'endfor');
    const hasElse = this.skipSymbol('else');
    if (!hasElse) this.nextToken();
    this.takeTagEnd();
    const otherwise = hasElse ? this.parseLastBody(tag, 'endfor') : undefined;
    return { kind: 'for', target, items, condition, isRecursive, body, otherwise, span: spanOf(tag) };
  }

  private parseSetTag(tag: Token): AstStatement {
    const target = this.parseTarget();
    if (target.kind === 'name' && this.skipValue(lexer.TOKEN_OPERATOR, '.')) {
      const attribute = this.takeName('the name of an attribute');
      const variable: AstExpression = { kind: 'variable', name: target.name, span: target.span };
      return { kind: 'set-attribute', target: variable, attribute, value: this.parseAssigned(), span: spanOf(tag) };
    }
    if (target.kind === 'name' && !this.isNext(lexer.TOKEN_OPERATOR, '=')) {
      return { kind: 'set', target, value: this.parseFilteredBody(tag, 'endset'), span: spanOf(tag) };
    }
    return { kind: 'set', target, value: this.parseAssigned(), span: spanOf(tag) };
  }

  /** Reads `= value`, or `= value, value` as a list, and the end of the tag. */
  private parseAssigned(): AstExpression {
    if (!this.skipValue(lexer.TOKEN_OPERATOR, '=')) throw this.expected('`=`');
    const first = this.parseExpression();
    const items = [first];
    while (this.skip(lexer.TOKEN_COMMA)) items.push(this.parseExpression());
    this.takeTagEnd();
    return items.length === 1 ? first : { kind: 'list', items, span: joinSpans(first.span, (items.at(-1) ?? first).span) };
  }

  /** Reads the filters in a tag and the body that they apply to. */
  private parseFilteredBody(tag: Token, end: string): AstExpression {
    const body: AstStatement[] = [];
    const text: AstExpression = { kind: 'body-text', body, span: spanOf(tag) };
    const value = this.parseFiltersAndTests(text);
    this.takeTagEnd();
    for (const statement of this.parseLastBody(tag, end)) body.push(statement);
    return value;
  }

  private parseFilterTag(tag: Token): AstStatement {
    // The first filter of the tag has no "|" before it.
    this.pushToken({ ...tag, type: lexer.TOKEN_PIPE });
    return { kind: 'output', value: this.parseFilteredBody(tag, 'endfilter'), span: spanOf(tag) };
  }

  private parseMacroTag(tag: Token): AstStatement {
    const name = this.takeName('the name of the macro');
    const parameters = this.parseParameters();
    this.takeTagEnd();
    const body = this.parseLastBody(tag, 'endmacro');
    const value: AstExpression = { kind: 'macro', name: name.name, parameters, body, span: spanOf(tag) };
    return { kind: 'set', target: checkTarget({ kind: 'name', ...name }), value, span: spanOf(tag) };
  }

  private parseCallTag(tag: Token): AstStatement {
    const parameters = this.isNext(lexer.TOKEN_LEFT_PAREN) ? this.parseParameters() : [];
    const call = this.parseOperand();
    if (call.kind !== 'call') throw new TemplateFault('the call of a macro is expected here', call.span, 'write `{% call name() %}`');
    this.takeTagEnd();
    const body = this.parseLastBody(tag, 'endcall');
    const caller: AstExpression = { kind: 'macro', name: 'caller', parameters, body, span: spanOf(tag) };
    const keywords = [...call.args.keywords, { name: { name: 'caller', span: spanOf(tag) }, value: caller }];
    return { kind: 'output', value: { ...call, args: { ...call.args, keywords } }, span: spanOf(tag) };
  }

  private parseWithTag(tag: Token): AstStatement {
    const bindings: (readonly [AstTarget, AstExpression])[] = [];
    while (!this.isNext(lexer.TOKEN_BLOCK_END)) {
      if (bindings.length > 0) this.take(lexer.TOKEN_COMMA, 'a comma or the end of the tag');
      const target = this.parseTargetPart();
      if (!this.skipValue(lexer.TOKEN_OPERATOR, '=')) throw this.expected('`=`');
      bindings.push([target, this.parseExpression()]);
    }
    this.takeTagEnd();
    return { kind: 'with', bindings, body: this.parseLastBody(tag, 'endwith'), span: spanOf(tag) };
  }

  private parseParameters(): readonly AstParameter[] {
    let hasDefaults = false;
    return this.parseItems(lexer.TOKEN_LEFT_PAREN, lexer.TOKEN_RIGHT_PAREN, () => {
      const name = this.takeName('the name of a parameter');
      checkTarget({ kind: 'name', ...name });
      if (this.skipValue(lexer.TOKEN_OPERATOR, '=')) hasDefaults = true;
      else if (hasDefaults) throw new TemplateFault(`\`${name.name}\` needs a default, as the parameter before it has one`, name.span);
      return { name, otherwise: hasDefaults ? this.parseExpression() : undefined };
    }).items;
  }

  /** Reads a name, or several to unpack a list into: `a, b`, `(a, b)`, `a, (b, c)`. */
  private parseTarget(): AstTarget {
    const first = this.parseTargetPart();
    if (!this.isNext(lexer.TOKEN_COMMA)) return first;
    const targets = [first];
    while (this.skip(lexer.TOKEN_COMMA)) {
      if (this.isNext(lexer.TOKEN_SYMBOL, 'in') || this.isNext(lexer.TOKEN_OPERATOR, '=')) break;
      targets.push(this.parseTargetPart());
    }
    return { kind: 'names', targets, span: joinSpans(first.span, (targets.at(-1) ?? first).span) };
  }

  private parseTargetPart(): AstTarget {
    if (!this.isNext(lexer.TOKEN_LEFT_PAREN)) return checkTarget({ kind: 'name', ...this.takeName('the name of a variable') });
    const { items, hasComma, span } = this.nest(() =>
      this.parseItems(lexer.TOKEN_LEFT_PAREN, lexer.TOKEN_RIGHT_PAREN, () => this.parseTargetPart()),
    );
    const [only] = items;
    return only !== undefined && !hasComma ? only : { kind: 'names', targets: items, span };
  }

  /** Reads up to one of the tags that end the body; its name is the next token. */
  private parseBody(tag: Token, ...ends: string[]): AstBody {
    const body = this.parseUntilBlocks(...ends).children.map(toStatement);
    if (this.peekToken() === null) {
      throw new TemplateFault(`this \`${tag.value}\` is never closed`, spanOf(tag), `close it with \`{% ${ends.at(-1)} %}\``);
    }
    return body;
  }

  /** Reads up to the end tag, which is taken too. */
  private parseLastBody(tag: Token, end: string): AstBody {
    const body = this.parseBody(tag, end);
    this.nextToken();
    this.takeTagEnd();
    return body;
  }

  private takeTagEnd(): void {
    this.take(lexer.TOKEN_BLOCK_END, 'the end of the tag');
  }
}

/** Text and outputs are nodes of nunjucks, statements are ours. */
function toStatement(node: unknown): AstStatement {
  if (!(node instanceof nodes.Output)) return node as AstStatement;
  const [child] = node.children;
  if (child instanceof nodes.TemplateData) return { kind: 'text', value: child.value };
  const value = child as AstExpression;
  return { kind: 'output', value, span: value.span };
}

function checkTarget<Target extends AstTarget & { readonly kind: 'name' }>(target: Target): Target {
  if (NOT_ASSIGNABLE.has(target.name)) throw new TemplateFault(`\`${target.name}\` cannot be assigned`, target.span, 'choose another name');
  return target;
}

function unknownTag(tag: Token): TemplateFault {
  const name = String(tag.value);
  const opener = PARTS.get(name);
  if (opener !== undefined) return new TemplateFault(`there is no open \`${opener}\` that \`${name}\` could belong to`, spanOf(tag));
  return new TemplateFault(`unknown tag \`${name}\``, spanOf(tag), FOREIGN.get(name) ?? didYouMean(name, TAGS));
}
