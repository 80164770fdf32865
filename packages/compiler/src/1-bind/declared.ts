import type {
  AliasDeclaration,
  ClassDeclaration,
  ClientDeclaration,
  Declaration,
  EnumDeclaration,
  FunctionDeclaration,
  RetryPolicyDeclaration,
  SourceFile,
  TemplateStringDeclaration,
} from '@outcrop/grammar';

/** A declaration (or a member of one) and the file that it stands in. */
export interface Declared<Node> {
  readonly node: Node;
  readonly file: SourceFile;
}

/** What can stand in a type. */
export type TypeDeclaration = ClassDeclaration | EnumDeclaration | AliasDeclaration;

/** What shares one namespace over all files. */
export type SharedDeclaration =
  | TypeDeclaration
  | FunctionDeclaration
  | ClientDeclaration
  | RetryPolicyDeclaration
  | TemplateStringDeclaration;

/** The word that people use for a kind of declaration. */
export const KIND_WORDS: Readonly<Record<Declaration['kind'], string>> = {
  class: 'class',
  enum: 'enum',
  alias: 'type alias',
  function: 'function',
  client: 'client',
  'retry-policy': 'retry_policy',
  'template-string': 'template_string',
  generator: 'generator',
  test: 'test',
};

/** Whether a declaration can stand in a type. */
export function isTypeDeclaration(declaration: Declaration): declaration is TypeDeclaration {
  return declaration.kind === 'class' || declaration.kind === 'enum' || declaration.kind === 'alias';
}
