import { joinSpans, type Span } from '@outcrop/grammar';
import lexer from 'nunjucks/src/lexer.js';
import type { BinaryOperator } from 'outcrop/program';
import type { AstArguments, AstExpression, KeywordArgument, PositionalArgument } from './template-ast.ts';
import { TemplateFault } from './template-fault.ts';
import { spanOf, type Token } from './token.ts';
import { TokenParser } from './token-parser.ts';

const OR: readonly BinaryOperator[] = ['or'];
const AND: readonly BinaryOperator[] = ['and'];
const COMPARISONS: readonly BinaryOperator[] = ['==', '!=', '<', '<=', '>', '>=', 'in'];
/** From the loosest to the tightest. */
const ARITHMETIC: readonly (readonly BinaryOperator[])[] = [['+', '-'], ['~'], ['*', '/', '//', '%'], ['**']];

/** Words that go on with the expression after a test, and so are never its operand. */
const NEVER_OPERANDS: ReadonlySet<unknown> = new Set(['and', 'or', 'else', 'is', 'if', 'in', 'not', 'recursive']);

/** Reads expressions (`spec/prompt.md` 4): with levels and nodes of our own. */
export class ExpressionParser extends TokenParser {
  /** Reads an expression up to the end of the tag, which is taken too. */
  parseWhole(): AstExpression {
    const expression = this.parseExpression();
    this.advanceAfterVariableEnd();
    return expression;
  }

  override advanceAfterVariableEnd(): void {
    if (this.isNext(lexer.TOKEN_OPERATOR, '=')) {
      throw new TemplateFault('an expression cannot assign', this.peek(), 'compare with `==`, assign with `{% set name = value %}`');
    }
    this.take(lexer.TOKEN_VARIABLE_END, 'the end of the expression');
  }

  override parseExpression(): AstExpression {
    return this.nest(() => {
      const then = this.parseCondition();
      if (!this.skipSymbol('if')) return then;
      const condition = this.parseCondition();
      const otherwise = this.skipSymbol('else') ? this.parseExpression() : undefined;
      return { kind: 'conditional', condition, then, otherwise, span: joinSpans(then.span, (otherwise ?? condition).span) };
    });
  }

  /** Reads an expression that is not an inline-if, as `if` and `for` take it. */
  protected parseCondition(): AstExpression {
    return this.parseBinary(OR, () => this.parseBinary(AND, () => this.parseNot()));
  }

  private parseNot(): AstExpression {
    const start = this.peek();
    if (!this.skipSymbol('not')) return this.parseComparison();
    const operand = this.nest(() => this.parseNot());
    return { kind: 'not', operand, span: joinSpans(start, operand.span) };
  }

  private parseComparison(): AstExpression {
    let left = this.parseArithmetic(0);
    for (;;) {
      const isNegated = this.skipNotIn();
      const operator = isNegated ? 'in' : this.skipOperator(COMPARISONS);
      if (operator === undefined) return left;
      const right = this.parseArithmetic(0);
      const span = joinSpans(left.span, right.span);
      left = { kind: 'binary', operator, left, right, span };
      if (isNegated) left = { kind: 'not', operand: left, span };
    }
  }

  private skipNotIn(): boolean {
    if (!this.skipSymbol('not')) return false;
    if (!this.skipSymbol('in')) throw new TemplateFault('`in` is missing after `not`', this.peek());
    return true;
  }

  private parseArithmetic(level: number): AstExpression {
    const operators = ARITHMETIC[level];
    return operators === undefined ? this.parseUnary() : this.parseBinary(operators, () => this.parseArithmetic(level + 1));
  }

  private parseBinary(operators: readonly BinaryOperator[], parseOperand: () => AstExpression): AstExpression {
    let left = parseOperand();
    for (;;) {
      const operator = this.skipOperator(operators);
      if (operator === undefined) return left;
      const right = parseOperand();
      left = { kind: 'binary', operator, left, right, span: joinSpans(left.span, right.span) };
    }
  }

  private skipOperator(operators: readonly BinaryOperator[]): BinaryOperator | undefined {
    const { type, value } = this.peek();
    if (type !== lexer.TOKEN_OPERATOR && type !== lexer.TOKEN_TILDE && type !== lexer.TOKEN_SYMBOL) return undefined;
    const operator = operators.find((candidate) => candidate === value);
    if (operator !== undefined) this.nextToken();
    return operator;
  }

  /** A minus binds tighter than filters and tests, and looser than lookups and calls. */
  private parseUnary(): AstExpression {
    return this.parseFiltersAndTests(this.parseNegation());
  }

  private parseNegation(): AstExpression {
    const start = this.peek();
    if (this.isNext(lexer.TOKEN_OPERATOR, '+')) throw new TemplateFault('there is no `+` before a value', start, 'leave it out');
    if (!this.skipValue(lexer.TOKEN_OPERATOR, '-')) return this.parseOperand();
    const operand = this.nest(() => this.parseNegation());
    return { kind: 'negate', operand, span: joinSpans(start, operand.span) };
  }

  /** Reads filters and tests, as many as follow. */
  protected parseFiltersAndTests(input: AstExpression): AstExpression {
    let value = input;
    for (;;) {
      if (this.skip(lexer.TOKEN_PIPE)) value = this.parseFilterOf(value);
      else if (this.skipSymbol('is')) value = this.parseTest(value);
      else return value;
    }
  }

  /** Reads the name and the arguments of a filter, behind its `|`. */
  protected parseFilterOf(input: AstExpression): AstExpression {
    const filter = this.takeName('the name of a filter');
    const args = this.isNext(lexer.TOKEN_LEFT_PAREN) ? this.parseArguments() : { positional: [], keywords: [], span: filter.span };
    return { kind: 'filter', input, filter, args, span: joinSpans(input.span, args.span) };
  }

  private parseTest(input: AstExpression): AstExpression {
    const isNegated = this.skipSymbol('not');
    const test = this.takeName('the name of a test');
    const args = this.parseTestArguments(test.span);
    const span = joinSpans(input.span, args.span);
    const node: AstExpression = { kind: 'test', input, test, args, span };
    return isNegated ? { kind: 'not', operand: node, span } : node;
  }

  private parseTestArguments(name: Span): AstArguments {
    if (this.isNext(lexer.TOKEN_LEFT_PAREN)) return this.parseArguments();
    if (!this.isOperandNext()) return { positional: [], keywords: [], span: name };
    const value = this.parseOperand();
    return { positional: [{ value, isSplat: false }], keywords: [], span: value.span };
  }

  private isOperandNext(): boolean {
    const { type, value } = this.peek();
    switch (type) {
      case lexer.TOKEN_SYMBOL:
        return !NEVER_OPERANDS.has(value);
      case lexer.TOKEN_STRING:
      case lexer.TOKEN_INT:
      case lexer.TOKEN_FLOAT:
      case lexer.TOKEN_BOOLEAN:
      case lexer.TOKEN_NONE:
      case lexer.TOKEN_LEFT_BRACKET:
      case lexer.TOKEN_LEFT_CURLY:
        return true;
      default:
        return false;
    }
  }

  /** Reads a primary with its lookups and calls. */
  protected parseOperand(): AstExpression {
    let node = this.parsePrimary();
    for (;;) {
      if (this.skipValue(lexer.TOKEN_OPERATOR, '.')) {
        const member = this.takeName('a name after the dot', 'an element is written `xs[0]`');
        node = { kind: 'member', target: node, member, span: joinSpans(node.span, member.span) };
      } else if (this.isNext(lexer.TOKEN_LEFT_BRACKET)) {
        node = this.parseIndex(node);
      } else if (this.isNext(lexer.TOKEN_LEFT_PAREN)) {
        const args = this.parseArguments();
        node = { kind: 'call', callee: node, args, span: joinSpans(node.span, args.span) };
      } else {
        return node;
      }
    }
  }

  private parseIndex(target: AstExpression): AstExpression {
    this.nextToken();
    const bounds: (AstExpression | undefined)[] = [];
    let colons = 0;
    while (!this.isNext(lexer.TOKEN_RIGHT_BRACKET)) {
      if (colons < 2 && this.skip(lexer.TOKEN_COLON)) colons += 1;
      else if (bounds[colons] === undefined) bounds[colons] = this.parseExpression();
      else throw this.expected('`]`');
    }
    const end = this.take(lexer.TOKEN_RIGHT_BRACKET, '`]`');
    const span = joinSpans(target.span, end);
    if (colons > 0) return { kind: 'slice', target, bounds, span };
    if (bounds[0] === undefined) throw new TemplateFault('an index is missing between the brackets', end);
    return { kind: 'index', target, index: bounds[0], span };
  }

  private parsePrimary(): AstExpression {
    const next = this.peek();
    switch (next.type) {
      case lexer.TOKEN_STRING:
        return this.parseStrings();
      case lexer.TOKEN_INT:
        this.nextToken();
        return { kind: 'constant', value: next.value, span: spanOf(next) };
      case lexer.TOKEN_FLOAT:
        this.nextToken();
        return { kind: 'float', value: Number(next.value), span: spanOf(next) };
      case lexer.TOKEN_BOOLEAN:
        this.nextToken();
        return { kind: 'constant', value: next.value === 'true' || next.value === 'True', span: spanOf(next) };
      case lexer.TOKEN_NONE:
        this.nextToken();
        return { kind: 'constant', value: null, span: spanOf(next) };
      case lexer.TOKEN_SYMBOL:
        this.nextToken();
        return { kind: 'variable', name: String(next.value), span: spanOf(next) };
      case lexer.TOKEN_LEFT_PAREN:
        return this.parseGroup();
      case lexer.TOKEN_LEFT_BRACKET: {
        const { items, span } = this.parseItems(lexer.TOKEN_LEFT_BRACKET, lexer.TOKEN_RIGHT_BRACKET, () => this.parseExpression());
        return { kind: 'list', items, span };
      }
      case lexer.TOKEN_LEFT_CURLY: {
        const { items, span } = this.parseItems(lexer.TOKEN_LEFT_CURLY, lexer.TOKEN_RIGHT_CURLY, () => this.parseEntry());
        return { kind: 'dict', entries: items, span };
      }
      default:
        throw this.expected('a value');
    }
  }

  private parseStrings(): AstExpression {
    const first = this.peek();
    let value = '';
    let last: Token = first;
    while (this.isNext(lexer.TOKEN_STRING)) {
      last = this.peek();
      value += String(last.value);
      this.nextToken();
    }
    return { kind: 'constant', value, span: joinSpans(first, last) };
  }

  /** `(a)` is the value itself; `()`, `(a,)` and `(a, b)` are lists. */
  private parseGroup(): AstExpression {
    const { items, span, hasComma } = this.parseItems(lexer.TOKEN_LEFT_PAREN, lexer.TOKEN_RIGHT_PAREN, () => this.parseExpression());
    const [only] = items;
    return only !== undefined && !hasComma ? { ...only, span } : { kind: 'list', items, span };
  }

  private parseEntry(): readonly [AstExpression, AstExpression] {
    const key = this.parseExpression();
    this.take(lexer.TOKEN_COLON, '`:` after the key');
    return [key, this.parseExpression()];
  }

  /** Reads the arguments of a call, brackets included. */
  protected parseArguments(): AstArguments {
    const positional: PositionalArgument[] = [];
    const keywords: KeywordArgument[] = [];
    const { span } = this.parseItems(lexer.TOKEN_LEFT_PAREN, lexer.TOKEN_RIGHT_PAREN, () => {
      if (this.skipValue(lexer.TOKEN_OPERATOR, '**')) {
        keywords.push({ name: undefined, value: this.parseExpression() });
        return;
      }
      const isSplat = this.skipValue(lexer.TOKEN_OPERATOR, '*');
      const value = this.parseExpression();
      if (!isSplat && value.kind === 'variable' && this.skipValue(lexer.TOKEN_OPERATOR, '=')) {
        keywords.push({ name: { name: value.name, span: value.span }, value: this.parseExpression() });
        return;
      }
      if (keywords.length > 0) throw new TemplateFault('an argument without name cannot follow one with a name', value.span);
      positional.push({ value, isSplat });
    });
    return { positional, keywords, span };
  }
}
