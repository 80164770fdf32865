import type { Severity } from './diagnostic.ts';

/**
 * One row of a message table. Gaps are written `‹name›`; all texts of a row draw on the same parameters. Rows are plain literals
 * (`as const`), so that the compiler knows the gaps of each.
 */
export interface MessageDefinition {
  /** The number that users see: `OC201`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** A few words for beside the carets. */
  readonly hint?: string;
  /** What to do, or the rule that was broken. */
  readonly help?: string;
}

/** The diagnostics of a package, keyed by a readable kebab-case name. */
export type MessageTable = Readonly<Record<string, MessageDefinition>>;

type GapsIn<Text> = Text extends `${string}‹${infer Name}›${infer Rest}` ? Name | GapsIn<Rest> : never;

type TextsOf<Definition> = Definition extends { readonly [Key in 'message' | 'hint' | 'help']?: infer Text } ? Text : never;

/** The parameters that the texts of a row need. */
export type ParametersOf<Definition extends MessageDefinition> = Readonly<Record<GapsIn<TextsOf<Definition>>, string | number>>;

/** Fills the gaps of a text. */
export function fillGaps(text: string, parameters: Readonly<Record<string, string | number>>): string {
  return text.replace(/‹(\w+)›/g, (gap, name: string) => (Object.hasOwn(parameters, name) ? String(parameters[name]) : gap));
}
