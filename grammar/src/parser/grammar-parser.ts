// The rules of the language, and nothing else: one method is one production of `baml.ebnf`.
//
// The rules accept whatever the lexer gives. Mistakes that people make (a missing type, `name: type`, `int??`, two commas) have a place in
// them, so that the tree builder sees the mistake in its context and explains it, and what stands around it is read as usual.
import { type CstNode, CstParser, type ParserMethod } from 'chevrotain';
import * as token from '../lexer/tokens.ts';
import { decideByFirstTokens } from './decide-by-first-tokens.ts';

type Rule = ParserMethod<[], CstNode>;

export class GrammarParser extends CstParser {
  /** @param analysis Tests have chevrotain analyse and check the grammar; otherwise what it found is read from a table. */
  constructor(analysis: 'known' | 'analysed' = 'known') {
    // The rules accept everything that the lexer gives, so that there is nothing to recover from.
    super([...token.vocabulary], { recoveryEnabled: false, nodeLocationTracking: 'onlyOffset', maxLookahead: 1 });
    if (analysis === 'analysed') this.performSelfAnalysis();
    else decideByFirstTokens(this);
  }

  // ── Declarations ──

  readonly document: Rule = this.RULE('document', () => {
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.declaration) },
        { ALT: () => this.CONSUME(token.RawString) },
        { ALT: () => this.CONSUME(token.Foreign) },
      ]),
    );
  });

  readonly declaration: Rule = this.RULE('declaration', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.classDeclaration) },
      { ALT: () => this.SUBRULE(this.enumDeclaration) },
      { ALT: () => this.SUBRULE(this.dynamicDeclaration) },
      { ALT: () => this.SUBRULE(this.aliasDeclaration) },
      { ALT: () => this.SUBRULE(this.functionDeclaration) },
      { ALT: () => this.SUBRULE(this.clientDeclaration) },
      { ALT: () => this.SUBRULE(this.retryPolicyDeclaration) },
      { ALT: () => this.SUBRULE(this.templateStringDeclaration) },
      { ALT: () => this.SUBRULE(this.generatorDeclaration) },
      { ALT: () => this.SUBRULE(this.testDeclaration) },
    ]);
  });

  readonly classDeclaration: Rule = this.RULE('classDeclaration', () => {
    this.CONSUME(token.ClassKeyword);
    this.OPTION(() => this.CONSUME(token.Identifier));
    this.OPTION2(() => this.SUBRULE(this.strayHeader));
    this.OPTION3(() => this.SUBRULE(this.classBody));
  });

  readonly enumDeclaration: Rule = this.RULE('enumDeclaration', () => {
    this.CONSUME(token.EnumKeyword);
    this.OPTION(() => this.CONSUME(token.Identifier));
    this.OPTION2(() => this.SUBRULE(this.strayHeader));
    this.OPTION3(() => this.SUBRULE(this.enumBody));
  });

  readonly dynamicDeclaration: Rule = this.RULE('dynamicDeclaration', () => {
    this.CONSUME(token.DynamicKeyword);
    this.OR([{ ALT: () => this.SUBRULE(this.classDeclaration) }, { ALT: () => this.SUBRULE(this.enumDeclaration) }]);
  });

  readonly aliasDeclaration: Rule = this.RULE('aliasDeclaration', () => {
    this.CONSUME(token.TypeKeyword);
    this.OPTION(() => this.CONSUME(token.Identifier));
    this.OPTION2(() => this.SUBRULE(this.aliasSign));
    this.OPTION3(() => this.SUBRULE(this.type));
    this.OPTION4(() => this.SUBRULE(this.strayHeader));
  });

  readonly aliasSign: Rule = this.RULE('aliasSign', () => {
    this.OR([{ ALT: () => this.CONSUME(token.Equals) }, { ALT: () => this.CONSUME(token.Colon) }]);
  });

  readonly functionDeclaration: Rule = this.RULE('functionDeclaration', () => {
    this.CONSUME(token.FunctionKeyword);
    this.OPTION(() => this.CONSUME(token.Identifier));
    this.OPTION2(() => this.SUBRULE(this.parameters));
    this.OPTION3(() => this.SUBRULE(this.returnSign));
    this.OPTION4(() => this.SUBRULE(this.type));
    this.OPTION5(() => this.SUBRULE(this.strayHeader));
    this.OPTION6(() => this.OR([{ ALT: () => this.SUBRULE(this.body) }, { ALT: () => this.CONSUME(token.Code) }]));
  });

  readonly returnSign: Rule = this.RULE('returnSign', () => {
    this.OR([{ ALT: () => this.CONSUME(token.Arrow) }, { ALT: () => this.CONSUME(token.Colon) }]);
  });

  readonly clientDeclaration: Rule = this.RULE('clientDeclaration', () => {
    this.CONSUME(token.ClientKeyword);
    this.OPTION(() => this.SUBRULE(this.strayGroup));
    this.OPTION2(() => this.CONSUME(token.Identifier));
    this.OPTION3(() => this.SUBRULE(this.strayHeader));
    this.OPTION4(() => this.SUBRULE(this.body));
  });

  readonly retryPolicyDeclaration: Rule = this.RULE('retryPolicyDeclaration', () => {
    this.CONSUME(token.RetryPolicyKeyword);
    this.OPTION(() => this.CONSUME(token.Identifier));
    this.OPTION2(() => this.SUBRULE(this.strayHeader));
    this.OPTION3(() => this.SUBRULE(this.body));
  });

  readonly templateStringDeclaration: Rule = this.RULE('templateStringDeclaration', () => {
    this.CONSUME(token.TemplateStringKeyword);
    this.OPTION(() => this.CONSUME(token.Identifier));
    this.OPTION2(() => this.CONSUME(token.Equals));
    this.OPTION3(() => this.SUBRULE(this.parameters));
    this.OPTION4(() => this.SUBRULE(this.strayHeader));
    this.OPTION5(() => this.CONSUME(token.RawString));
  });

  readonly generatorDeclaration: Rule = this.RULE('generatorDeclaration', () => {
    this.CONSUME(token.GeneratorKeyword);
    this.OPTION(() => this.CONSUME(token.Identifier));
    this.OPTION2(() => this.SUBRULE(this.strayHeader));
    this.OPTION3(() => this.SUBRULE(this.body));
  });

  readonly testDeclaration: Rule = this.RULE('testDeclaration', () => {
    this.CONSUME(token.TestKeyword);
    this.OPTION(() => this.CONSUME(token.Identifier));
    this.OPTION2(() => this.SUBRULE(this.strayHeader));
    this.OPTION3(() => this.SUBRULE(this.body));
  });

  // ── Members of classes and enums ──

  readonly classBody: Rule = this.RULE('classBody', () => {
    this.CONSUME(token.LeftBrace);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.field) },
        { ALT: () => this.SUBRULE(this.blockAttribute) },
        { ALT: () => this.SUBRULE(this.memberEnd) },
        { ALT: () => this.SUBRULE(this.strayLine) },
        { ALT: () => this.CONSUME(token.Code) },
        { ALT: () => this.CONSUME(token.NewLine) },
      ]),
    );
    this.CONSUME(token.RightBrace);
  });

  readonly field: Rule = this.RULE('field', () => {
    this.OR([{ ALT: () => this.CONSUME(token.Identifier) }, { ALT: () => this.CONSUME(token.QuotedName) }]);
    this.OPTION(() => this.SUBRULE(this.fieldSign));
    this.MANY(() => this.SUBRULE(this.attribute));
    this.OPTION2(() => this.SUBRULE(this.type));
    this.MANY2(() => this.SUBRULE(this.memberEnd));
    this.OPTION3(() => this.SUBRULE(this.strayLine));
  });

  readonly fieldSign: Rule = this.RULE('fieldSign', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(token.Question);
          this.OPTION(() => this.CONSUME(token.Colon));
        },
      },
      { ALT: () => this.CONSUME2(token.Colon) },
      { ALT: () => this.CONSUME(token.Equals) },
    ]);
  });

  readonly memberEnd: Rule = this.RULE('memberEnd', () => {
    this.OR([{ ALT: () => this.CONSUME(token.Comma) }, { ALT: () => this.CONSUME(token.Semicolon) }]);
  });

  readonly enumBody: Rule = this.RULE('enumBody', () => {
    this.CONSUME(token.LeftBrace);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.enumValue) },
        { ALT: () => this.SUBRULE(this.blockAttribute) },
        { ALT: () => this.SUBRULE(this.memberEnd) },
        { ALT: () => this.SUBRULE(this.strayLine) },
        { ALT: () => this.CONSUME(token.Code) },
        { ALT: () => this.CONSUME(token.NewLine) },
      ]),
    );
    this.CONSUME(token.RightBrace);
  });

  readonly enumValue: Rule = this.RULE('enumValue', () => {
    this.OR([{ ALT: () => this.CONSUME(token.Identifier) }, { ALT: () => this.CONSUME(token.QuotedName) }]);
    this.MANY(() => this.SUBRULE(this.attribute));
    this.MANY2(() => this.SUBRULE(this.memberEnd));
    this.OPTION(() => this.SUBRULE(this.strayLine));
  });

  // ── Attributes ──

  readonly attribute: Rule = this.RULE('attribute', () => {
    this.CONSUME(token.At);
    this.OPTION(() => this.CONSUME(token.AttributeName));
    this.OPTION2(() => this.SUBRULE(this.arguments));
  });

  readonly blockAttribute: Rule = this.RULE('blockAttribute', () => {
    this.CONSUME(token.AtAt);
    this.OPTION(() => this.CONSUME(token.AttributeName));
    this.OPTION2(() => this.SUBRULE(this.arguments));
  });

  readonly arguments: Rule = this.RULE('arguments', () => {
    this.CONSUME(token.LeftParenthesis);
    this.MANY(() => this.CONSUME(token.Comma));
    this.MANY2(() => this.SUBRULE(this.argument));
    this.CONSUME(token.RightParenthesis);
  });

  readonly argument: Rule = this.RULE('argument', () => {
    this.SUBRULE(this.value);
    this.MANY(() => this.CONSUME(token.Comma));
  });

  // ── Parameters and types ──

  readonly parameters: Rule = this.RULE('parameters', () => {
    this.CONSUME(token.LeftParenthesis);
    this.MANY(() => this.CONSUME(token.Comma));
    this.MANY2(() => this.SUBRULE(this.parameter));
    this.CONSUME(token.RightParenthesis);
  });

  readonly parameter: Rule = this.RULE('parameter', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(token.Identifier);
          this.OPTION(() => this.CONSUME(token.Question));
          this.OPTION2(() => this.CONSUME(token.Colon));
          this.OPTION3(() => this.SUBRULE(this.type));
          this.OPTION4(() => this.SUBRULE(this.strayItem));
        },
      },
      { ALT: () => this.SUBRULE2(this.strayItem) },
    ]);
    this.MANY(() => this.CONSUME(token.Comma));
  });

  readonly type: Rule = this.RULE('type', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.unionMember) }, { ALT: () => this.SUBRULE(this.alternative) }]);
    this.MANY(() => this.SUBRULE2(this.alternative));
  });

  readonly alternative: Rule = this.RULE('alternative', () => {
    this.CONSUME(token.Pipe);
    this.OPTION(() => this.SUBRULE(this.unionMember));
  });

  readonly unionMember: Rule = this.RULE('unionMember', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(token.Identifier);
          this.OPTION(() => this.SUBRULE(this.typeArguments));
        },
      },
      { ALT: () => this.CONSUME(token.QuotedString) },
      { ALT: () => this.CONSUME(token.NumberLiteral) },
      { ALT: () => this.SUBRULE(this.parenthesizedType) },
      { ALT: () => this.SUBRULE(this.bracketedType) },
    ]);
    this.MANY(() => this.OR2([{ ALT: () => this.CONSUME(token.ListSuffix) }, { ALT: () => this.CONSUME(token.Question) }]));
    this.MANY2(() => this.SUBRULE(this.attribute));
  });

  readonly typeArguments: Rule = this.RULE('typeArguments', () => {
    this.CONSUME(token.Less);
    this.MANY(() => this.CONSUME(token.Comma));
    this.MANY2(() => this.SUBRULE(this.typeItem));
    this.CONSUME(token.Greater);
  });

  readonly parenthesizedType: Rule = this.RULE('parenthesizedType', () => {
    this.CONSUME(token.LeftParenthesis);
    this.MANY(() => this.CONSUME(token.Comma));
    this.MANY2(() => this.SUBRULE(this.typeItem));
    this.CONSUME(token.RightParenthesis);
  });

  readonly bracketedType: Rule = this.RULE('bracketedType', () => {
    this.CONSUME(token.LeftBracket);
    this.MANY(() => this.CONSUME(token.Comma));
    this.MANY2(() => this.SUBRULE(this.typeItem));
    this.CONSUME(token.RightBracket);
  });

  readonly typeItem: Rule = this.RULE('typeItem', () => {
    this.OR([
      {
        ALT: () => {
          this.SUBRULE(this.type);
          this.OPTION(() => this.SUBRULE(this.strayItem));
        },
      },
      { ALT: () => this.SUBRULE2(this.strayItem), IGNORE_AMBIGUITIES: true },
    ]);
    this.MANY(() => this.CONSUME(token.Comma));
  });

  // ── Bodies and values ──

  readonly body: Rule = this.RULE('body', () => {
    this.CONSUME(token.LeftBrace);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.entry) },
        { ALT: () => this.SUBRULE(this.typeBuilder) },
        { ALT: () => this.SUBRULE(this.attribute) },
        { ALT: () => this.SUBRULE(this.blockAttribute) },
        { ALT: () => this.SUBRULE(this.memberEnd) },
        { ALT: () => this.CONSUME(token.Junk) },
      ]),
    );
    this.CONSUME(token.RightBrace);
  });

  readonly entry: Rule = this.RULE('entry', () => {
    this.CONSUME(token.Key);
    this.MANY(() => this.SUBRULE(this.entrySign));
    this.OPTION(() => this.SUBRULE(this.value));
  });

  readonly entrySign: Rule = this.RULE('entrySign', () => {
    this.OR([{ ALT: () => this.CONSUME(token.Colon) }, { ALT: () => this.CONSUME(token.Equals) }]);
  });

  readonly typeBuilder: Rule = this.RULE('typeBuilder', () => {
    this.CONSUME(token.TypeBuilderKeyword);
    this.OPTION(() => this.SUBRULE(this.typeBuilderBody));
  });

  readonly typeBuilderBody: Rule = this.RULE('typeBuilderBody', () => {
    this.CONSUME(token.LeftBrace);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.declaration) },
        { ALT: () => this.CONSUME(token.RawString) },
        { ALT: () => this.CONSUME(token.Foreign) },
      ]),
    );
    this.CONSUME(token.RightBrace);
  });

  readonly value: Rule = this.RULE('value', () => {
    this.OR([
      { ALT: () => this.CONSUME(token.QuotedString) },
      { ALT: () => this.CONSUME(token.RawString) },
      { ALT: () => this.CONSUME(token.BareText) },
      { ALT: () => this.CONSUME(token.TemplateExpression) },
      { ALT: () => this.SUBRULE(this.templateCall) },
      { ALT: () => this.SUBRULE(this.map) },
      { ALT: () => this.SUBRULE(this.list) },
      { ALT: () => this.CONSUME(token.Abandoned) },
    ]);
  });

  readonly templateCall: Rule = this.RULE('templateCall', () => {
    this.CONSUME(token.CallName);
    this.OR([{ ALT: () => this.SUBRULE(this.arguments) }, { ALT: () => this.CONSUME(token.Abandoned) }]);
  });

  readonly map: Rule = this.RULE('map', () => {
    this.CONSUME(token.LeftBrace);
    this.OPTION(() => this.SUBRULE(this.separators));
    this.MANY(() => this.SUBRULE(this.mapItem));
    this.CONSUME(token.RightBrace);
  });

  readonly mapItem: Rule = this.RULE('mapItem', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.entry) }, { ALT: () => this.CONSUME(token.Junk) }]);
    this.OPTION(() => this.SUBRULE(this.separators));
  });

  readonly list: Rule = this.RULE('list', () => {
    this.CONSUME(token.LeftBracket);
    this.OPTION(() => this.SUBRULE(this.separators));
    this.MANY(() => this.SUBRULE(this.listItem));
    this.CONSUME(token.RightBracket);
  });

  readonly listItem: Rule = this.RULE('listItem', () => {
    this.SUBRULE(this.value);
    this.OPTION(() => this.SUBRULE(this.separators));
  });

  readonly separators: Rule = this.RULE('separators', () => {
    this.AT_LEAST_ONE(() => this.OR([{ ALT: () => this.CONSUME(token.Comma) }, { ALT: () => this.CONSUME(token.NewLine) }]));
  });

  // ── Text that does not belong where it stands ──

  /** Between the name of a declaration and its body. */
  readonly strayHeader: Rule = this.RULE('strayHeader', () => {
    this.AT_LEAST_ONE(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.stray) },
        { ALT: () => this.SUBRULE(this.blockAttribute) },
        { ALT: () => this.CONSUME(token.Identifier) },
        { ALT: () => this.CONSUME(token.Comma) },
      ]),
    );
  });

  /** After a member, or in its place, up to the end of the line. */
  readonly strayLine: Rule = this.RULE('strayLine', () => {
    this.SUBRULE(this.stray);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE2(this.stray) },
        { ALT: () => this.SUBRULE(this.memberEnd) },
        { ALT: () => this.CONSUME(token.Identifier) },
      ]),
    );
  });

  /** Inside brackets, up to a comma. */
  readonly strayItem: Rule = this.RULE('strayItem', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.stray) }, { ALT: () => this.SUBRULE(this.blockAttribute) }]);
    this.MANY(() =>
      this.OR2([
        { ALT: () => this.SUBRULE2(this.stray) },
        { ALT: () => this.SUBRULE2(this.blockAttribute) },
        { ALT: () => this.CONSUME(token.Identifier) },
      ]),
    );
  });

  readonly stray: Rule = this.RULE('stray', () => {
    this.OR([
      { ALT: () => this.CONSUME(token.Stray) },
      { ALT: () => this.SUBRULE(this.attribute) },
      { ALT: () => this.SUBRULE(this.strayGroup) },
    ]);
  });

  readonly strayGroup: Rule = this.RULE('strayGroup', () => {
    this.OR([
      { ALT: () => this.CONSUME(token.LeftParenthesis) },
      { ALT: () => this.CONSUME(token.LeftBracket) },
      { ALT: () => this.CONSUME(token.Less) },
    ]);
    this.OPTION(() => this.SUBRULE(this.strayHeader));
    this.OR2([
      { ALT: () => this.CONSUME(token.RightParenthesis) },
      { ALT: () => this.CONSUME(token.RightBracket) },
      { ALT: () => this.CONSUME(token.Greater) },
    ]);
  });
}
