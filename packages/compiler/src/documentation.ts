/** The `///` comments of one declaration, without slashes, lines joined by `\n`. */
export interface DeclarationDocumentation {
  /** What stands above the declaration itself. */
  readonly text?: string;
  /** The comments of class fields and enum values, keyed by member name. Absent when no member has one. */
  readonly members?: ReadonlyMap<string, string>;
}

/**
 * The documentation comments of a project, keyed by declared name (class, enum, type alias, function, client, retry policy and
 * template string share one namespace). Declarations without a comment are absent. Written into generated code, never into a prompt.
 */
export type Documentation = ReadonlyMap<string, DeclarationDocumentation>;
