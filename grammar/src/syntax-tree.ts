import type { LocatedText } from './located-text.ts';
import type { SourceFile } from './source-file.ts';
import type { Span } from './span.ts';

/** What every node has. */
export interface SyntaxNode {
  readonly span: Span;
  /**
   * A syntax error in this node itself (not in a node below it that is marked on its own) was reported and repaired, or something is
   * missing from it. Later phases use what is there and report nothing that could follow from the error.
   */
  readonly recovered: boolean;
}

/** A name as written. */
export interface Name extends SyntaxNode {
  /** Empty when the name is missing (`recovered` is true then). */
  readonly text: string;
}

/** One file. */
export interface Document extends SyntaxNode {
  readonly kind: 'document';
  readonly file: SourceFile;
  /** In the order of the file. */
  readonly declarations: readonly Declaration[];
  /** Free-standing raw strings at the top level: legal, and without meaning. */
  readonly rawStrings: readonly RawString[];
  /** Every comment, in order, documentation comments included. */
  readonly comments: readonly Comment[];
}

export interface Comment {
  /** `//`, `///` (or more slashes), or `{// … //}`. */
  readonly kind: 'line' | 'documentation' | 'block';
  /** With its slashes. */
  readonly text: string;
  readonly span: Span;
}

/** The documentation comment of a declaration or member: text without slashes and indentation, lines joined by `\n`. */
export interface DocumentationComment {
  readonly text: string;
  readonly span: Span;
}

// ── Declarations ──

export type Declaration =
  | ClassDeclaration
  | EnumDeclaration
  | AliasDeclaration
  | FunctionDeclaration
  | ClientDeclaration
  | RetryPolicyDeclaration
  | TemplateStringDeclaration
  | GeneratorDeclaration
  | TestDeclaration;

interface DeclarationNode extends SyntaxNode {
  readonly name: Name;
  /** The `///` lines in front of it. */
  readonly documentation?: DocumentationComment;
}

export interface ClassDeclaration extends DeclarationNode {
  readonly kind: 'class';
  /** Written `dynamic class` in a `type_builder`: adds to a class. */
  readonly isDynamic: boolean;
  readonly fields: readonly Field[];
  /** The `@@` attributes. */
  readonly attributes: readonly Attribute[];
}

export interface EnumDeclaration extends DeclarationNode {
  readonly kind: 'enum';
  /** Written `dynamic enum` in a `type_builder`: adds to an enum. */
  readonly isDynamic: boolean;
  readonly values: readonly EnumValue[];
  /** The `@@` attributes. */
  readonly attributes: readonly Attribute[];
}

/** `type Name = type`. */
export interface AliasDeclaration extends DeclarationNode {
  readonly kind: 'alias';
  readonly type: TypeExpression;
  /** The attributes after the type. */
  readonly attributes: readonly Attribute[];
}

export interface FunctionDeclaration extends DeclarationNode {
  readonly kind: 'function';
  readonly parameters: readonly Parameter[];
  /** The parentheses with what is between them. */
  readonly parametersSpan?: Span;
  /** With the attributes after it in `returnType.attributes`. */
  readonly returnType: TypeExpression;
  /** `recovered` when it is missing or holds code (reported): its entries say nothing then. */
  readonly body: Body;
}

export interface ClientDeclaration extends DeclarationNode {
  readonly kind: 'client';
  readonly body: Body;
}

export interface RetryPolicyDeclaration extends DeclarationNode {
  readonly kind: 'retry-policy';
  readonly body: Body;
}

export interface GeneratorDeclaration extends DeclarationNode {
  readonly kind: 'generator';
  readonly body: Body;
}

export interface TemplateStringDeclaration extends DeclarationNode {
  readonly kind: 'template-string';
  /** Empty without parentheses too. */
  readonly parameters: readonly Parameter[];
  /** The parentheses with what is between them. */
  readonly parametersSpan?: Span;
  /** Absent when missing or not a raw string (reported). */
  readonly body?: RawString;
}

export interface TestDeclaration extends DeclarationNode {
  readonly kind: 'test';
  readonly body: Body;
  /** Every `type_builder` block of the body; more than one is an error of a later phase. */
  readonly typeBuilders: readonly TypeBuilder[];
  /** The `@@` attributes of the body. */
  readonly attributes: readonly Attribute[];
}

export interface TypeBuilder extends SyntaxNode {
  readonly kind: 'type-builder';
  /** The word `type_builder`. */
  readonly keyword: Span;
  readonly declarations: readonly TypeBuilderDeclaration[];
}

export type TypeBuilderDeclaration = ClassDeclaration | EnumDeclaration | AliasDeclaration;

// ── Members ──

export interface Field extends SyntaxNode {
  readonly kind: 'field';
  readonly name: Name;
  /** `broken` when missing (reported). */
  readonly type: TypeExpression;
  /** All attributes after the type: those of the field and those of its whole type. */
  readonly attributes: readonly Attribute[];
  readonly documentation?: DocumentationComment;
}

export interface EnumValue extends SyntaxNode {
  readonly kind: 'enum-value';
  readonly name: Name;
  readonly attributes: readonly Attribute[];
  readonly documentation?: DocumentationComment;
}

/** `name: type`. */
export interface Parameter extends SyntaxNode {
  readonly kind: 'parameter';
  readonly name: Name;
  /** `broken` when missing (reported). Attributes after it are in `type.attributes`. */
  readonly type: TypeExpression;
}

/** `@name(arguments)`, or `@@name(arguments)` as a member of a block. */
export interface Attribute extends SyntaxNode {
  readonly kind: 'attribute';
  /** Without `@`; the only name with dots in it: `stream.done`. */
  readonly name: Name;
  readonly isBlock: boolean;
  readonly arguments: readonly Value[];
  /** The parentheses with what is between them; absent without parentheses. */
  readonly argumentsSpan?: Span;
}

/** The `{ key value … }` of a declaration. Its span holds the braces. */
export interface Body extends SyntaxNode {
  readonly kind: 'body';
  readonly entries: readonly Entry[];
}

/** `key value` in a body or a map. */
export interface Entry extends SyntaxNode {
  readonly kind: 'entry';
  /** Decoded when it is quoted (maps only); the span holds the quotes. */
  readonly key: Name;
  /** `broken` when missing (reported). */
  readonly value: Value;
}

// ── Types ──

export type TypeExpression =
  | PrimitiveType
  | MediaType
  | NamedType
  | LiteralType
  | ListType
  | OptionalType
  | MapType
  | UnionType
  | ParenthesizedType
  | BrokenType;

interface TypeNode extends SyntaxNode {
  /**
   * Attributes directly after the type: in parentheses, after a union member that is not the last, after a parameter or return type.
   * Those after the type of a field or an alias belong to the field or alias.
   */
  readonly attributes: readonly Attribute[];
}

export interface PrimitiveType extends TypeNode {
  readonly kind: 'primitive';
  readonly name: 'string' | 'int' | 'float' | 'bool' | 'null';
}

export interface MediaType extends TypeNode {
  readonly kind: 'media';
  readonly name: 'image' | 'audio' | 'pdf' | 'video';
}

/** A class, enum or alias. */
export interface NamedType extends TypeNode {
  readonly kind: 'named';
  readonly name: Name;
}

export interface LiteralType extends TypeNode {
  readonly kind: 'literal';
  readonly value: string | number | boolean;
}

/** `element[]`. */
export interface ListType extends TypeNode {
  readonly kind: 'list';
  readonly element: TypeExpression;
}

/** `inner?`. */
export interface OptionalType extends TypeNode {
  readonly kind: 'optional';
  readonly inner: TypeExpression;
}

/** `map<key, value>`. */
export interface MapType extends TypeNode {
  readonly kind: 'map';
  readonly key: TypeExpression;
  readonly value: TypeExpression;
}

/** `first | second`; at least two members, in the order written, not flattened. */
export interface UnionType extends TypeNode {
  readonly kind: 'union';
  readonly members: readonly TypeExpression[];
}

/** `(inner)`. */
export interface ParenthesizedType extends TypeNode {
  readonly kind: 'parenthesized';
  readonly inner: TypeExpression;
}

/** A missing type, or one that could not be understood. Reported; it may stand for anything. */
export interface BrokenType extends TypeNode {
  readonly kind: 'broken';
}

// ── Values ──

export type Value =
  | QuotedString
  | RawString
  | BareString
  | NumberValue
  | BooleanValue
  | NullValue
  | EnvironmentReference
  | TemplateCall
  | TemplateExpression
  | MapValue
  | ListValue
  | BrokenValue;

export interface QuotedString extends SyntaxNode {
  readonly kind: 'quoted';
  /** Escapes processed. */
  readonly value: string;
}

/** `#"…"#`; `value` is dedented. The span holds the delimiters. */
export interface RawString extends SyntaxNode, LocatedText {
  readonly kind: 'raw';
}

/** An unquoted text that is no number, word value, environment reference or call. */
export interface BareString extends SyntaxNode {
  readonly kind: 'bare';
  readonly value: string;
}

export interface NumberValue extends SyntaxNode {
  readonly kind: 'number';
  readonly value: number;
  /** As written. */
  readonly text: string;
}

export interface BooleanValue extends SyntaxNode {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NullValue extends SyntaxNode {
  readonly kind: 'null';
}

/** `env.NAME`. */
export interface EnvironmentReference extends SyntaxNode {
  readonly kind: 'environment';
  readonly variable: Name;
}

/** `Name(arguments)`: the rendered template_string. */
export interface TemplateCall extends SyntaxNode {
  readonly kind: 'template-call';
  readonly name: Name;
  readonly arguments: readonly Value[];
}

/** `{{ expression }}`; `value` is the text between the braces, not trimmed. */
export interface TemplateExpression extends SyntaxNode, LocatedText {
  readonly kind: 'template-expression';
}

export interface MapValue extends SyntaxNode {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
}

export interface ListValue extends SyntaxNode {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

/** A missing value, or one that could not be understood. Reported; it may stand for anything. */
export interface BrokenValue extends SyntaxNode {
  readonly kind: 'broken';
}
