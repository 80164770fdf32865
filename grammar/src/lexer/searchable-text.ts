/** A text that can be searched for fixed signs in linear time overall. */
export interface SearchableText {
  readonly text: string;
  /** The offset of the first occurrence at or after `from`. */
  find(sign: string, from: number): number | undefined;
}
