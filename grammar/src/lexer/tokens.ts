// The vocabulary: every kind of token that the lexer makes and the parser reads. The lexer is hand-written (what a word is depends on
// the block it stands in), so no token has a pattern of its own.
import { createToken, Lexer, type TokenType } from 'chevrotain';

function token(name: string, label: string, ...categories: readonly TokenType[]): TokenType {
  return createToken({ name, label, pattern: Lexer.NA, categories: [...categories] });
}

/** Category of what may turn up where nothing of its kind belongs; the parser keeps such tokens together, to report them once. */
export const Stray: TokenType = token('Stray', 'STRAY');

// Words
export const Identifier: TokenType = token('Identifier', 'NAME');
export const AttributeName: TokenType = token('AttributeName', 'ATTRIBUTE_NAME');
/** The key of an entry; quoted in maps. */
export const Key: TokenType = token('Key', 'KEY');
/** A quoted name where a member of a class or enum starts: a mistake. */
export const QuotedName: TokenType = token('QuotedName', 'QUOTED_NAME');

export const ClassKeyword: TokenType = token('ClassKeyword', 'class');
export const EnumKeyword: TokenType = token('EnumKeyword', 'enum');
export const TypeKeyword: TokenType = token('TypeKeyword', 'type');
export const FunctionKeyword: TokenType = token('FunctionKeyword', 'function');
export const ClientKeyword: TokenType = token('ClientKeyword', 'client');
export const RetryPolicyKeyword: TokenType = token('RetryPolicyKeyword', 'retry_policy');
export const TemplateStringKeyword: TokenType = token('TemplateStringKeyword', 'template_string');
export const GeneratorKeyword: TokenType = token('GeneratorKeyword', 'generator');
export const TestKeyword: TokenType = token('TestKeyword', 'test');
export const TypeBuilderKeyword: TokenType = token('TypeBuilderKeyword', 'type_builder');
export const DynamicKeyword: TokenType = token('DynamicKeyword', 'dynamic');

// Brackets and signs
export const LeftBrace: TokenType = token('LeftBrace', '{');
export const RightBrace: TokenType = token('RightBrace', '}');
export const LeftParenthesis: TokenType = token('LeftParenthesis', '(');
export const RightParenthesis: TokenType = token('RightParenthesis', ')');
export const LeftBracket: TokenType = token('LeftBracket', '[');
export const RightBracket: TokenType = token('RightBracket', ']');
export const Less: TokenType = token('Less', '<');
export const Greater: TokenType = token('Greater', '>');
export const ListSuffix: TokenType = token('ListSuffix', '[]', Stray);
export const Question: TokenType = token('Question', '?', Stray);
export const Pipe: TokenType = token('Pipe', '|', Stray);
export const Arrow: TokenType = token('Arrow', '->', Stray);
export const Colon: TokenType = token('Colon', ':', Stray);
export const Equals: TokenType = token('Equals', '=', Stray);
export const Comma: TokenType = token('Comma', ',');
export const Semicolon: TokenType = token('Semicolon', ';');
export const At: TokenType = token('At', '@');
export const AtAt: TokenType = token('AtAt', '@@');
/** A line end where one separates: between the members of a class or enum, the entries of a map, the items of a list. */
export const NewLine: TokenType = token('NewLine', 'NEW_LINE');

// Values
export const QuotedString: TokenType = token('QuotedString', 'QUOTED', Stray);
export const RawString: TokenType = token('RawString', 'RAW');
export const NumberLiteral: TokenType = token('NumberLiteral', 'NUMBER', Stray);
export const BareText: TokenType = token('BareText', 'BARE');
export const TemplateExpression: TokenType = token('TemplateExpression', 'EXPRESSION');
export const CallName: TokenType = token('CallName', 'CALL_NAME');

// Mistakes, kept as one token each
/** Text that no rule knows. */
export const Junk: TokenType = token('Junk', 'JUNK', Stray);
/** What follows brackets that are nested too deeply, up to the next declaration. */
export const Abandoned: TokenType = token('Abandoned', 'ABANDONED', Stray);
/** Top-level text that starts no declaration, up to the next one that does. */
export const Foreign: TokenType = token('Foreign', 'FOREIGN');
/** The body of a function that holds statements, or a method of a class. */
export const Code: TokenType = token('Code', 'CODE');

/** Every kind of token. */
export const vocabulary: readonly TokenType[] = [
  Stray,
  Identifier,
  AttributeName,
  Key,
  QuotedName,
  ClassKeyword,
  EnumKeyword,
  TypeKeyword,
  FunctionKeyword,
  ClientKeyword,
  RetryPolicyKeyword,
  TemplateStringKeyword,
  GeneratorKeyword,
  TestKeyword,
  TypeBuilderKeyword,
  DynamicKeyword,
  LeftBrace,
  RightBrace,
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  Less,
  Greater,
  ListSuffix,
  Question,
  Pipe,
  Arrow,
  Colon,
  Equals,
  Comma,
  Semicolon,
  At,
  AtAt,
  NewLine,
  QuotedString,
  RawString,
  NumberLiteral,
  BareText,
  TemplateExpression,
  CallName,
  Junk,
  Abandoned,
  Foreign,
  Code,
];

/** Which keyword starts which kind of declaration; `string_template` is the old spelling. */
export const declarationKeywords: ReadonlyMap<string, TokenType> = new Map([
  ['class', ClassKeyword],
  ['enum', EnumKeyword],
  ['type', TypeKeyword],
  ['function', FunctionKeyword],
  ['client', ClientKeyword],
  ['client<llm>', ClientKeyword],
  ['retry_policy', RetryPolicyKeyword],
  ['template_string', TemplateStringKeyword],
  ['string_template', TemplateStringKeyword],
  ['generator', GeneratorKeyword],
  ['test', TestKeyword],
]);
