/** The outcome of one `@check`. */
export interface Check {
  /** The name that stands in `@check(name, …)`. */
  readonly name: string;
  /** The expression as written between the braces. */
  readonly expr: string;
  /** The same expression, under the name that values carry at run time in existing code. */
  readonly expression: string;
  readonly status: 'succeeded' | 'failed';
  /** Why the expression itself could not be evaluated. Such a check has failed. */
  readonly error?: string;
}

/** A value with the outcomes of its `@check`s, in the order of declaration. */
export interface Checked<T, CheckName extends string = string> {
  value: T;
  checks: Record<CheckName, Check>;
}

/** A value that is still being written, with `@stream.with_state`. */
export interface StreamState<T> {
  value: T;
  /** `Pending` before the first piece, `Complete` after the last one. */
  state: 'Pending' | 'Incomplete' | 'Complete';
}

/** @deprecated Every field optional and nullable, all the way down. Use the generated partial types. */
export type RecursivePartialNull<T> = T extends object ? { [Key in keyof T]?: RecursivePartialNull<T[Key]> } : T | null;

/** The outcomes of a value's checks as a list. */
export function get_checks<CheckName extends string>(checks: Readonly<Record<CheckName, Check>>): Check[] {
  return Object.values(checks);
}

/** Tells whether all checks of a value succeeded. */
export function all_succeeded<CheckName extends string>(checks: Readonly<Record<CheckName, Check>>): boolean {
  return get_checks(checks).every(({ status }) => status === 'succeeded');
}
