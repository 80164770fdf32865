import { BamlError } from './baml-error.ts';

/** A client could not do its work. */
export class BamlClientError extends BamlError {
  /** @internal */
  static override readonly className: string = 'BamlClientError';
}
