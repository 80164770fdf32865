import type { MediaName } from 'outcrop/program';

/** What the check knows about a value in a template. Literal types count as their primitive. */
export type TemplateType =
  /** Anything: `this` without a type, properties of dynamic classes, results that are not followed. Never reported. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'undefined' | 'none' | 'bool' | 'int' | 'float' | 'string' }
  | { readonly kind: 'list'; readonly item: TemplateType }
  /** A list whose elements are known one by one. */
  | { readonly kind: 'tuple'; readonly items: readonly TemplateType[] }
  | { readonly kind: 'map'; readonly value: TemplateType }
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'enum' | 'enum-value'; readonly name: string }
  | { readonly kind: 'media'; readonly media: MediaName }
  /** An object of the language: `ctx`, `_`, `loop`. */
  | { readonly kind: 'object'; readonly name: string; readonly members: ReadonlyMap<string, TemplateType> }
  | FunctionType
  | { readonly kind: 'union'; readonly members: readonly TemplateType[] };

/** A function, macro or template_string. */
export interface FunctionType {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
  readonly result: TemplateType;
  /** What it is without a call: most functions print as something useless, `ctx.output_format` as its text. */
  readonly uncalled: 'function' | 'text';
  /** What to do about a keyword that it does not know. */
  readonly unknownKeywordHint?: string;
}

export interface FunctionParameter {
  readonly name: string;
  readonly type: TemplateType;
  readonly isRequired: boolean;
  /** `keyword`: by name only; `rest`: all positional arguments that follow; `open`: any other keyword. */
  readonly form: 'plain' | 'keyword' | 'rest' | 'open';
}

export const UNKNOWN: TemplateType = { kind: 'unknown' };
export const UNDEFINED: TemplateType = { kind: 'undefined' };
export const NONE: TemplateType = { kind: 'none' };
export const BOOL: TemplateType = { kind: 'bool' };
export const INT: TemplateType = { kind: 'int' };
export const FLOAT: TemplateType = { kind: 'float' };
export const STRING: TemplateType = { kind: 'string' };

/** What a type counts as when it is not called: `ctx.output_format` is a string then. */
export function asValue(type: TemplateType): TemplateType {
  return type.kind === 'function' && type.uncalled === 'text' ? STRING : type;
}

/** The members of a union, or the type itself. */
export function membersOf(type: TemplateType): readonly TemplateType[] {
  return type.kind === 'union' ? type.members : [type];
}

/** The union of some types: flat, each once. With an unknown member nothing is known. */
export function unionOf(types: readonly TemplateType[]): TemplateType {
  const members = new Map<string, TemplateType>();
  for (const member of types.flatMap(membersOf)) members.set(keyOf(member), member);
  if (members.has('unknown') || members.size === 0) return UNKNOWN;
  const [only, ...others] = members.values();
  return only !== undefined && others.length === 0 ? only : { kind: 'union', members: [...members.values()] };
}

/** Keeps some members of a union. When none is left the condition cannot hold, and nothing is known. */
export function keepMembers(type: TemplateType, isKept: (member: TemplateType) => boolean): TemplateType {
  return type.kind === 'union' ? unionOf(type.members.filter(isKept)) : type;
}

/** Tells whether a type is none or undefined. */
export function isNothing({ kind }: TemplateType): boolean {
  return kind === 'none' || kind === 'undefined';
}

/** What elements a loop over a type passes through; undefined when it cannot be iterated. */
export function itemOf(type: TemplateType): TemplateType | undefined {
  switch (type.kind) {
    case 'unknown':
    case 'undefined':
    case 'none':
      return UNKNOWN;
    case 'list':
      return type.item;
    case 'tuple':
      return unionOf(type.items);
    case 'string':
    case 'map':
    case 'class':
      return STRING;
    case 'enum':
      return { kind: 'enum-value', name: type.name };
    default:
      return undefined;
  }
}

/** Tells whether a value of one type can be passed where another is expected. An int passes for a float; of a union each member has to. */
export function isAssignable(found: TemplateType, expected: TemplateType): boolean {
  if (found.kind === 'unknown' || expected.kind === 'unknown') return true;
  if (found.kind === 'union') return found.members.every((member) => isAssignable(member, expected));
  if (expected.kind === 'union') return expected.members.some((member) => isAssignable(found, member));
  if (found.kind === 'int' && expected.kind === 'float') return true;
  if (found.kind === 'undefined') return expected.kind === 'none';
  if (expected.kind === 'list' && found.kind === 'list') return isAssignable(found.item, expected.item);
  if (expected.kind === 'list' && found.kind === 'tuple') return found.items.every((item) => isAssignable(item, expected.item));
  if (expected.kind === 'map' && found.kind === 'map') return isAssignable(found.value, expected.value);
  return keyOf(found) === keyOf(expected);
}

/** A type in words: `a string`, `a list`, `a \`Person\``. */
export function describeType(type: TemplateType): string {
  switch (type.kind) {
    case 'unknown':
      return 'a value';
    case 'undefined':
      return 'nothing';
    case 'none':
      return 'null';
    case 'int':
      return 'an int';
    case 'bool':
    case 'float':
    case 'string':
    case 'map':
      return `a ${type.kind}`;
    case 'list':
    case 'tuple':
      return 'a list';
    case 'class':
      return `a \`${type.name}\``;
    case 'enum':
      return `the enum \`${type.name}\``;
    case 'enum-value':
      return `a value of the enum \`${type.name}\``;
    case 'media':
      return type.media === 'image' || type.media === 'audio' ? `an ${type.media}` : `a ${type.media}`;
    case 'object':
      return `\`${type.name}\``;
    case 'function':
      return 'a function';
    case 'union':
      return type.members.map(describeType).join(' or ');
  }
}

/** The same text for types that need not be told apart in a union. */
function keyOf(type: TemplateType): string {
  switch (type.kind) {
    case 'class':
    case 'enum':
    case 'enum-value':
    case 'object':
      return `${type.kind} ${type.name}`;
    case 'media':
      return type.media;
    case 'list':
      return `list ${keyOf(type.item)}`;
    case 'map':
      return `map ${keyOf(type.value)}`;
    case 'tuple':
      return `tuple ${type.items.map(keyOf).join()}`;
    case 'union':
      return type.members.map(keyOf).join('|');
    default:
      return type.kind;
  }
}
