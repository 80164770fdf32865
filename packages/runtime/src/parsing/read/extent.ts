/** A part of a text that grows. */
export interface Extent {
  /** Gives its text; of a fence what stands in it. */
  text(): string;
}
