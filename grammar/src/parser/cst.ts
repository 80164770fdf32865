// The shape of the concrete syntax tree, generated from the rules of `grammar-parser.ts`; a test keeps it so.
import type { CstNode, IToken } from 'chevrotain';

export interface DocumentCstNode extends CstNode {
  name: 'document';
  children: DocumentCstChildren;
}

export type DocumentCstChildren = {
  declaration?: DeclarationCstNode[];
  RawString?: IToken[];
  Foreign?: IToken[];
};

export interface DeclarationCstNode extends CstNode {
  name: 'declaration';
  children: DeclarationCstChildren;
}

export type DeclarationCstChildren = {
  classDeclaration?: ClassDeclarationCstNode[];
  enumDeclaration?: EnumDeclarationCstNode[];
  dynamicDeclaration?: DynamicDeclarationCstNode[];
  aliasDeclaration?: AliasDeclarationCstNode[];
  functionDeclaration?: FunctionDeclarationCstNode[];
  clientDeclaration?: ClientDeclarationCstNode[];
  retryPolicyDeclaration?: RetryPolicyDeclarationCstNode[];
  templateStringDeclaration?: TemplateStringDeclarationCstNode[];
  generatorDeclaration?: GeneratorDeclarationCstNode[];
  testDeclaration?: TestDeclarationCstNode[];
};

export interface ClassDeclarationCstNode extends CstNode {
  name: 'classDeclaration';
  children: ClassDeclarationCstChildren;
}

export type ClassDeclarationCstChildren = {
  ClassKeyword: IToken[];
  Identifier?: IToken[];
  strayHeader?: StrayHeaderCstNode[];
  classBody?: ClassBodyCstNode[];
};

export interface EnumDeclarationCstNode extends CstNode {
  name: 'enumDeclaration';
  children: EnumDeclarationCstChildren;
}

export type EnumDeclarationCstChildren = {
  EnumKeyword: IToken[];
  Identifier?: IToken[];
  strayHeader?: StrayHeaderCstNode[];
  enumBody?: EnumBodyCstNode[];
};

export interface DynamicDeclarationCstNode extends CstNode {
  name: 'dynamicDeclaration';
  children: DynamicDeclarationCstChildren;
}

export type DynamicDeclarationCstChildren = {
  DynamicKeyword: IToken[];
  classDeclaration?: ClassDeclarationCstNode[];
  enumDeclaration?: EnumDeclarationCstNode[];
};

export interface AliasDeclarationCstNode extends CstNode {
  name: 'aliasDeclaration';
  children: AliasDeclarationCstChildren;
}

export type AliasDeclarationCstChildren = {
  TypeKeyword: IToken[];
  Identifier?: IToken[];
  aliasSign?: AliasSignCstNode[];
  type?: TypeCstNode[];
  strayHeader?: StrayHeaderCstNode[];
};

export interface AliasSignCstNode extends CstNode {
  name: 'aliasSign';
  children: AliasSignCstChildren;
}

export type AliasSignCstChildren = {
  Equals?: IToken[];
  Colon?: IToken[];
};

export interface FunctionDeclarationCstNode extends CstNode {
  name: 'functionDeclaration';
  children: FunctionDeclarationCstChildren;
}

export type FunctionDeclarationCstChildren = {
  FunctionKeyword: IToken[];
  Identifier?: IToken[];
  parameters?: ParametersCstNode[];
  returnSign?: ReturnSignCstNode[];
  type?: TypeCstNode[];
  strayHeader?: StrayHeaderCstNode[];
  body?: BodyCstNode[];
  Code?: IToken[];
};

export interface ReturnSignCstNode extends CstNode {
  name: 'returnSign';
  children: ReturnSignCstChildren;
}

export type ReturnSignCstChildren = {
  Arrow?: IToken[];
  Colon?: IToken[];
};

export interface ClientDeclarationCstNode extends CstNode {
  name: 'clientDeclaration';
  children: ClientDeclarationCstChildren;
}

export type ClientDeclarationCstChildren = {
  ClientKeyword: IToken[];
  strayGroup?: StrayGroupCstNode[];
  Identifier?: IToken[];
  strayHeader?: StrayHeaderCstNode[];
  body?: BodyCstNode[];
};

export interface RetryPolicyDeclarationCstNode extends CstNode {
  name: 'retryPolicyDeclaration';
  children: RetryPolicyDeclarationCstChildren;
}

export type RetryPolicyDeclarationCstChildren = {
  RetryPolicyKeyword: IToken[];
  Identifier?: IToken[];
  strayHeader?: StrayHeaderCstNode[];
  body?: BodyCstNode[];
};

export interface TemplateStringDeclarationCstNode extends CstNode {
  name: 'templateStringDeclaration';
  children: TemplateStringDeclarationCstChildren;
}

export type TemplateStringDeclarationCstChildren = {
  TemplateStringKeyword: IToken[];
  Identifier?: IToken[];
  Equals?: IToken[];
  parameters?: ParametersCstNode[];
  strayHeader?: StrayHeaderCstNode[];
  RawString?: IToken[];
};

export interface GeneratorDeclarationCstNode extends CstNode {
  name: 'generatorDeclaration';
  children: GeneratorDeclarationCstChildren;
}

export type GeneratorDeclarationCstChildren = {
  GeneratorKeyword: IToken[];
  Identifier?: IToken[];
  strayHeader?: StrayHeaderCstNode[];
  body?: BodyCstNode[];
};

export interface TestDeclarationCstNode extends CstNode {
  name: 'testDeclaration';
  children: TestDeclarationCstChildren;
}

export type TestDeclarationCstChildren = {
  TestKeyword: IToken[];
  Identifier?: IToken[];
  strayHeader?: StrayHeaderCstNode[];
  body?: BodyCstNode[];
};

export interface ClassBodyCstNode extends CstNode {
  name: 'classBody';
  children: ClassBodyCstChildren;
}

export type ClassBodyCstChildren = {
  LeftBrace: IToken[];
  field?: FieldCstNode[];
  blockAttribute?: BlockAttributeCstNode[];
  memberEnd?: MemberEndCstNode[];
  strayLine?: StrayLineCstNode[];
  Code?: IToken[];
  NewLine?: IToken[];
  RightBrace: IToken[];
};

export interface FieldCstNode extends CstNode {
  name: 'field';
  children: FieldCstChildren;
}

export type FieldCstChildren = {
  Identifier?: IToken[];
  QuotedName?: IToken[];
  fieldSign?: FieldSignCstNode[];
  attribute?: AttributeCstNode[];
  type?: TypeCstNode[];
  memberEnd?: MemberEndCstNode[];
  strayLine?: StrayLineCstNode[];
};

export interface FieldSignCstNode extends CstNode {
  name: 'fieldSign';
  children: FieldSignCstChildren;
}

export type FieldSignCstChildren = {
  Question?: IToken[];
  Colon?: IToken[];
  Equals?: IToken[];
};

export interface MemberEndCstNode extends CstNode {
  name: 'memberEnd';
  children: MemberEndCstChildren;
}

export type MemberEndCstChildren = {
  Comma?: IToken[];
  Semicolon?: IToken[];
};

export interface EnumBodyCstNode extends CstNode {
  name: 'enumBody';
  children: EnumBodyCstChildren;
}

export type EnumBodyCstChildren = {
  LeftBrace: IToken[];
  enumValue?: EnumValueCstNode[];
  blockAttribute?: BlockAttributeCstNode[];
  memberEnd?: MemberEndCstNode[];
  strayLine?: StrayLineCstNode[];
  Code?: IToken[];
  NewLine?: IToken[];
  RightBrace: IToken[];
};

export interface EnumValueCstNode extends CstNode {
  name: 'enumValue';
  children: EnumValueCstChildren;
}

export type EnumValueCstChildren = {
  Identifier?: IToken[];
  QuotedName?: IToken[];
  attribute?: AttributeCstNode[];
  memberEnd?: MemberEndCstNode[];
  strayLine?: StrayLineCstNode[];
};

export interface AttributeCstNode extends CstNode {
  name: 'attribute';
  children: AttributeCstChildren;
}

export type AttributeCstChildren = {
  At: IToken[];
  AttributeName?: IToken[];
  arguments?: ArgumentsCstNode[];
};

export interface BlockAttributeCstNode extends CstNode {
  name: 'blockAttribute';
  children: BlockAttributeCstChildren;
}

export type BlockAttributeCstChildren = {
  AtAt: IToken[];
  AttributeName?: IToken[];
  arguments?: ArgumentsCstNode[];
};

export interface ArgumentsCstNode extends CstNode {
  name: 'arguments';
  children: ArgumentsCstChildren;
}

export type ArgumentsCstChildren = {
  LeftParenthesis: IToken[];
  Comma?: IToken[];
  argument?: ArgumentCstNode[];
  RightParenthesis: IToken[];
};

export interface ArgumentCstNode extends CstNode {
  name: 'argument';
  children: ArgumentCstChildren;
}

export type ArgumentCstChildren = {
  value: ValueCstNode[];
  Comma?: IToken[];
};

export interface ParametersCstNode extends CstNode {
  name: 'parameters';
  children: ParametersCstChildren;
}

export type ParametersCstChildren = {
  LeftParenthesis: IToken[];
  Comma?: IToken[];
  parameter?: ParameterCstNode[];
  RightParenthesis: IToken[];
};

export interface ParameterCstNode extends CstNode {
  name: 'parameter';
  children: ParameterCstChildren;
}

export type ParameterCstChildren = {
  Identifier?: IToken[];
  Question?: IToken[];
  Colon?: IToken[];
  type?: TypeCstNode[];
  strayItem?: StrayItemCstNode[];
  Comma?: IToken[];
};

export interface TypeCstNode extends CstNode {
  name: 'type';
  children: TypeCstChildren;
}

export type TypeCstChildren = {
  unionMember?: UnionMemberCstNode[];
  alternative?: AlternativeCstNode[];
};

export interface AlternativeCstNode extends CstNode {
  name: 'alternative';
  children: AlternativeCstChildren;
}

export type AlternativeCstChildren = {
  Pipe: IToken[];
  unionMember?: UnionMemberCstNode[];
};

export interface UnionMemberCstNode extends CstNode {
  name: 'unionMember';
  children: UnionMemberCstChildren;
}

export type UnionMemberCstChildren = {
  Identifier?: IToken[];
  typeArguments?: TypeArgumentsCstNode[];
  QuotedString?: IToken[];
  NumberLiteral?: IToken[];
  parenthesizedType?: ParenthesizedTypeCstNode[];
  bracketedType?: BracketedTypeCstNode[];
  ListSuffix?: IToken[];
  Question?: IToken[];
  attribute?: AttributeCstNode[];
};

export interface TypeArgumentsCstNode extends CstNode {
  name: 'typeArguments';
  children: TypeArgumentsCstChildren;
}

export type TypeArgumentsCstChildren = {
  Less: IToken[];
  Comma?: IToken[];
  typeItem?: TypeItemCstNode[];
  Greater: IToken[];
};

export interface ParenthesizedTypeCstNode extends CstNode {
  name: 'parenthesizedType';
  children: ParenthesizedTypeCstChildren;
}

export type ParenthesizedTypeCstChildren = {
  LeftParenthesis: IToken[];
  Comma?: IToken[];
  typeItem?: TypeItemCstNode[];
  RightParenthesis: IToken[];
};

export interface BracketedTypeCstNode extends CstNode {
  name: 'bracketedType';
  children: BracketedTypeCstChildren;
}

export type BracketedTypeCstChildren = {
  LeftBracket: IToken[];
  Comma?: IToken[];
  typeItem?: TypeItemCstNode[];
  RightBracket: IToken[];
};

export interface TypeItemCstNode extends CstNode {
  name: 'typeItem';
  children: TypeItemCstChildren;
}

export type TypeItemCstChildren = {
  type?: TypeCstNode[];
  strayItem?: StrayItemCstNode[];
  Comma?: IToken[];
};

export interface BodyCstNode extends CstNode {
  name: 'body';
  children: BodyCstChildren;
}

export type BodyCstChildren = {
  LeftBrace: IToken[];
  entry?: EntryCstNode[];
  typeBuilder?: TypeBuilderCstNode[];
  attribute?: AttributeCstNode[];
  blockAttribute?: BlockAttributeCstNode[];
  memberEnd?: MemberEndCstNode[];
  Junk?: IToken[];
  RightBrace: IToken[];
};

export interface EntryCstNode extends CstNode {
  name: 'entry';
  children: EntryCstChildren;
}

export type EntryCstChildren = {
  Key: IToken[];
  entrySign?: EntrySignCstNode[];
  value?: ValueCstNode[];
};

export interface EntrySignCstNode extends CstNode {
  name: 'entrySign';
  children: EntrySignCstChildren;
}

export type EntrySignCstChildren = {
  Colon?: IToken[];
  Equals?: IToken[];
};

export interface TypeBuilderCstNode extends CstNode {
  name: 'typeBuilder';
  children: TypeBuilderCstChildren;
}

export type TypeBuilderCstChildren = {
  TypeBuilderKeyword: IToken[];
  typeBuilderBody?: TypeBuilderBodyCstNode[];
};

export interface TypeBuilderBodyCstNode extends CstNode {
  name: 'typeBuilderBody';
  children: TypeBuilderBodyCstChildren;
}

export type TypeBuilderBodyCstChildren = {
  LeftBrace: IToken[];
  declaration?: DeclarationCstNode[];
  RawString?: IToken[];
  Foreign?: IToken[];
  RightBrace: IToken[];
};

export interface ValueCstNode extends CstNode {
  name: 'value';
  children: ValueCstChildren;
}

export type ValueCstChildren = {
  QuotedString?: IToken[];
  RawString?: IToken[];
  BareText?: IToken[];
  TemplateExpression?: IToken[];
  templateCall?: TemplateCallCstNode[];
  map?: MapCstNode[];
  list?: ListCstNode[];
  Abandoned?: IToken[];
};

export interface TemplateCallCstNode extends CstNode {
  name: 'templateCall';
  children: TemplateCallCstChildren;
}

export type TemplateCallCstChildren = {
  CallName: IToken[];
  arguments?: ArgumentsCstNode[];
  Abandoned?: IToken[];
};

export interface MapCstNode extends CstNode {
  name: 'map';
  children: MapCstChildren;
}

export type MapCstChildren = {
  LeftBrace: IToken[];
  separators?: SeparatorsCstNode[];
  mapItem?: MapItemCstNode[];
  RightBrace: IToken[];
};

export interface MapItemCstNode extends CstNode {
  name: 'mapItem';
  children: MapItemCstChildren;
}

export type MapItemCstChildren = {
  entry?: EntryCstNode[];
  Junk?: IToken[];
  separators?: SeparatorsCstNode[];
};

export interface ListCstNode extends CstNode {
  name: 'list';
  children: ListCstChildren;
}

export type ListCstChildren = {
  LeftBracket: IToken[];
  separators?: SeparatorsCstNode[];
  listItem?: ListItemCstNode[];
  RightBracket: IToken[];
};

export interface ListItemCstNode extends CstNode {
  name: 'listItem';
  children: ListItemCstChildren;
}

export type ListItemCstChildren = {
  value: ValueCstNode[];
  separators?: SeparatorsCstNode[];
};

export interface SeparatorsCstNode extends CstNode {
  name: 'separators';
  children: SeparatorsCstChildren;
}

export type SeparatorsCstChildren = {
  Comma?: IToken[];
  NewLine?: IToken[];
};

export interface StrayHeaderCstNode extends CstNode {
  name: 'strayHeader';
  children: StrayHeaderCstChildren;
}

export type StrayHeaderCstChildren = {
  stray?: StrayCstNode[];
  blockAttribute?: BlockAttributeCstNode[];
  Identifier?: IToken[];
  Comma?: IToken[];
};

export interface StrayLineCstNode extends CstNode {
  name: 'strayLine';
  children: StrayLineCstChildren;
}

export type StrayLineCstChildren = {
  stray: StrayCstNode[];
  memberEnd?: MemberEndCstNode[];
  Identifier?: IToken[];
};

export interface StrayItemCstNode extends CstNode {
  name: 'strayItem';
  children: StrayItemCstChildren;
}

export type StrayItemCstChildren = {
  stray?: StrayCstNode[];
  blockAttribute?: BlockAttributeCstNode[];
  Identifier?: IToken[];
};

export interface StrayCstNode extends CstNode {
  name: 'stray';
  children: StrayCstChildren;
}

export type StrayCstChildren = {
  Stray?: IToken[];
  attribute?: AttributeCstNode[];
  strayGroup?: StrayGroupCstNode[];
};

export interface StrayGroupCstNode extends CstNode {
  name: 'strayGroup';
  children: StrayGroupCstChildren;
}

export type StrayGroupCstChildren = {
  LeftParenthesis?: IToken[];
  LeftBracket?: IToken[];
  Less?: IToken[];
  strayHeader?: StrayHeaderCstNode[];
  RightParenthesis?: IToken[];
  RightBracket?: IToken[];
  Greater?: IToken[];
};
