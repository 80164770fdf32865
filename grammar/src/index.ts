// Takes: the text of one .baml file. Gives: its syntax tree with diagnostics, the text of a tree in the canonical layout, and the
// machinery of diagnostics (data, message tables, code frames, suggestions).
// Never: throws on any text, reads a file, or knows what a name means.

export { type CodeFrameOptions, renderCodeFrame } from './code-frame.ts';
// Diagnostics
export {
  type CodeFix,
  createReport,
  type Diagnostic,
  type DiagnosticDetails,
  type Place,
  placeAt,
  type RelatedPlace,
  type Report,
  relatedPlaceAt,
  type Severity,
} from './diagnostic.ts';
export { diagnosticToJson, type JsonDiagnostic } from './diagnostic-json.ts';
export { type FormatResult, format } from './format.ts';
export { type LocatedLine, type LocatedText, offsetInFile } from './located-text.ts';
export { fillGaps, type MessageDefinition, type MessageTable, type ParametersOf } from './message-table.ts';
// Text to tree and back
export { type ParseResult, parse } from './parse.ts';
export { print } from './printer/print.ts';
export { createSourceFile, lineAt, positionAt, type SourceFile } from './source-file.ts';
// Sources
export type { Position, Span } from './span.ts';
export { joinSpans } from './span.ts';
export { didYouMean, suggest } from './suggest.ts';
export type {
  AliasDeclaration,
  Attribute,
  BareString,
  Body,
  BooleanValue,
  BrokenType,
  BrokenValue,
  ClassDeclaration,
  ClientDeclaration,
  Comment,
  Declaration,
  Document,
  DocumentationComment,
  Entry,
  EnumDeclaration,
  EnumValue,
  EnvironmentReference,
  Field,
  FunctionDeclaration,
  GeneratorDeclaration,
  ListType,
  ListValue,
  LiteralType,
  MapType,
  MapValue,
  MediaType,
  Name,
  NamedType,
  NullValue,
  NumberValue,
  OptionalType,
  Parameter,
  ParenthesizedType,
  PrimitiveType,
  QuotedString,
  RawString,
  RetryPolicyDeclaration,
  SyntaxNode,
  TemplateCall,
  TemplateExpression,
  TemplateStringDeclaration,
  TestDeclaration,
  TypeBuilder,
  TypeBuilderDeclaration,
  TypeExpression,
  UnionType,
  Value,
} from './syntax-tree.ts';
