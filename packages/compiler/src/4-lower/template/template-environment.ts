import type { ClassData, EnumData, FieldType } from 'outcrop/program';

/** Declarations of one kind, by name. */
export interface Named<Data> {
  get(name: string): Data | undefined;
  keys(): Iterable<string>;
}

/** The types that a template may meet. */
export interface KnownTypes {
  readonly classes: Named<ClassData>;
  readonly enums: Named<EnumData>;
  readonly aliases: Named<FieldType>;
}

/** What a template may refer to. The check of types reads it; without one a template is only parsed. */
export interface TemplateEnvironment extends KnownTypes {
  /** Parameters, and `this` of a constraint; undefined where the type is not known. */
  readonly variables: ReadonlyMap<string, FieldType | undefined>;
  /** The parameters of template strings. */
  readonly templateStrings: Named<Readonly<Record<string, FieldType>>>;
  /** Where the text stands, and so what `ctx` and `_` are. */
  readonly place: TemplatePlace;
}

export type TemplatePlace =
  /** `ctx`, and `_.role`; the metadata that the function's client lets through, beside `cache_control`. */
  | { readonly kind: 'prompt'; readonly roleMetadata: 'all' | readonly string[] }
  /** A `@check` or `@assert` of a type: no `ctx`, no `_`. */
  | { readonly kind: 'constraint' }
  /** A `@@check` or `@@assert` of a test: `_.result`, `_.latency_ms`, and `_.checks` with the checks before it. */
  | { readonly kind: 'test'; readonly result: FieldType; readonly checks: readonly string[] };
