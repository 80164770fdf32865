import type { FieldType, Program } from 'outcrop/program';

/** What a template may refer to. The check of types reads it; without one a template is only parsed. */
export interface TemplateEnvironment extends Pick<Program, 'classes' | 'enums' | 'aliases'> {
  /** Parameters, and `this` of a constraint; undefined where the type is not known. */
  readonly variables: ReadonlyMap<string, FieldType | undefined>;
  /** The template strings of the project, by name, and their parameters. */
  readonly templateStrings: ReadonlyMap<string, Readonly<Record<string, FieldType>>>;
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
