/** Time since a moment of `performance.now()`, for people. */
export function elapsed(start: number): string {
  return `${Math.round(performance.now() - start)} ms`;
}
