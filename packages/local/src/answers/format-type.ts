/** A type as the output-format text of a prompt spells it. */
export type FormatType =
  | { readonly kind: 'primitive'; readonly name: 'string' | 'int' | 'float' | 'bool' | 'null' }
  /** A literal, or one value of an enum. */
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly item: FormatType }
  | { readonly kind: 'map'; readonly key: FormatType; readonly value: FormatType }
  | { readonly kind: 'class'; readonly fields: readonly FormatField[] }
  | { readonly kind: 'union'; readonly members: readonly FormatType[] }
  /** A hoisted enum, class or recursive alias. */
  | { readonly kind: 'name'; readonly name: string };

export interface FormatField {
  readonly name: string;
  readonly type: FormatType;
}
