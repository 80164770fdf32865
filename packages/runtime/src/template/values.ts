// The values that templates see. Host objects never enter a template: everything is one of these, made from typed arguments or by the
// evaluator itself, so a lookup can only reach what a value class offers.

/**
 * Any value in a template. `undefined` is the undefined of Jinja, `null` is none, a `number` is an int within ±2^53, a `bigint` an int
 * beyond, an array a list.
 */
export type TemplateValue =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | FloatValue
  | string
  | TextValue
  | readonly TemplateValue[]
  | MapValue
  | ClassInstance
  | EnumValue
  | EnumType
  | MediaValue
  | HostValue
  | Namespace;

/** A map in insertion order. Keys are compared by value: see `toMapKey`. */
export type MapValue = ReadonlyMap<MapKey, TemplateValue>;

/** What can be a key of a map: text, an int (a float that is not whole: the plain number), a bool, none. */
export type MapKey = string | number | bigint | boolean | null;

/** A keyword argument of a call. */
export type KeywordArgument = readonly [name: string, value: TemplateValue];

/** The behaviour of a function that templates can call. It reports a bad call by a `TemplateError`. */
export type TemplateFunction = (args: readonly TemplateValue[], keywords: readonly KeywordArgument[]) => TemplateValue;

/** A float, also when whole: `2` prints `2.0`. */
export class FloatValue {
  readonly kind = 'float';
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** Text with a memory: marked safe by `|safe` or `|escape`. In every other respect a string. */
export class TextValue {
  readonly kind = 'text';
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** An object of a declared class. `fields` holds the present fields by their real name, in the order of the argument. */
export class ClassInstance {
  readonly kind = 'class';
  readonly className: string;
  readonly fields: ReadonlyMap<string, TemplateValue>;
  /** Real field name to alias, for the fields that have one. One map per class. */
  readonly aliases: ReadonlyMap<string, string>;
  constructor(className: string, fields: ReadonlyMap<string, TemplateValue>, aliases: ReadonlyMap<string, string>) {
    this.className = className;
    this.fields = fields;
    this.aliases = aliases;
  }
}

/** A member of an enum. Prints as its alias, compares by its name. */
export class EnumValue {
  readonly kind = 'enum value';
  readonly name: string;
  /** The alias, or the name. */
  readonly text: string;
  constructor(name: string, text: string = name) {
    this.name = name;
    this.text = text;
  }
}

/** An enum as a variable: `Color.RED`, `for color in Color`. */
export class EnumType {
  readonly kind = 'enum';
  readonly name: string;
  /** Every member by name, skipped ones included, in order of declaration. */
  readonly members: ReadonlyMap<string, EnumValue>;
  /** The members that iteration gives: those that are not skipped. */
  readonly listed: readonly EnumValue[];
  constructor(name: string, members: ReadonlyMap<string, EnumValue>, listed: readonly EnumValue[]) {
    this.name = name;
    this.members = members;
    this.listed = listed;
  }
}

/** An image, audio, PDF or video: opaque, printed as a marker that the prompt folder finds again. */
export class MediaValue {
  readonly kind = 'media';
  /** Gives the marker text for one printed place. */
  readonly mark: () => string;
  constructor(mark: () => string) {
    this.mark = mark;
  }
}

/** What a {@link HostValue} can do; everything not given is not there. */
export interface HostBehaviour {
  /** Gives a member, `undefined` when there is none of that name. */
  readonly get?: (member: string) => TemplateValue;
  readonly call?: TemplateFunction;
  /** Makes the value print, compare and count as this text. Asked only when the text is needed. */
  readonly text?: () => string;
}

/** A function or object that the evaluator or its caller provides: `range`, `ctx`, `_`, `ctx.output_format`, macros, `loop`. */
export class HostValue {
  readonly kind = 'host';
  /** What it prints when it has no text: `<label>`. */
  readonly label: string;
  readonly get: ((member: string) => TemplateValue) | undefined;
  readonly call: TemplateFunction | undefined;
  readonly text: (() => string) | undefined;
  constructor(label: string, behaviour: HostBehaviour) {
    this.label = label;
    this.get = behaviour.get;
    this.call = behaviour.call;
    this.text = behaviour.text;
  }
}

/** What `namespace()` gives: the only value that a template can change. */
export class Namespace {
  readonly kind = 'namespace';
  readonly attributes: Map<string, TemplateValue> = new Map();
}

/** Gives the text of what counts as text (safe text, `ctx.output_format`), any other value as it is. */
export function unwrapText(value: TemplateValue): Exclude<TemplateValue, TextValue> {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof TextValue) return value.text;
  if (value instanceof HostValue && value.text !== undefined) return value.text();
  return value;
}

/** Tells whether a value is a list. */
export function isList(value: TemplateValue): value is readonly TemplateValue[] {
  return Array.isArray(value);
}

/** Tells whether a value is a map; class instances are not. */
export function isMap(value: TemplateValue): value is MapValue {
  return value instanceof Map;
}
