/** What one step of an examination found. */
export interface Finding {
  /** The client that it is about; absent for the project as a whole. */
  readonly client?: string;
  readonly name: string;
  readonly status: 'ok' | 'warning' | 'failed';
  readonly detail: string;
  /** What to do about it. */
  readonly advice?: string;
}
