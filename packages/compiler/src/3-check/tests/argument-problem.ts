import type { Span } from '@outcrop/grammar';

/** A way in which a test argument does not fit its parameter. */
export type ArgumentProblem =
  | { readonly kind: 'missing'; readonly span: Span; readonly path: string; readonly expected: string }
  | { readonly kind: 'wrong'; readonly span: Span; readonly path: string; readonly expected: string; readonly found: string }
  | { readonly kind: 'media'; readonly span: Span; readonly path: string; readonly problem: string; readonly form: string }
  /** Not an error: the value is ignored. */
  | { readonly kind: 'dropped'; readonly span: Span; readonly path: string; readonly class: string };
