import { BamlError } from './baml-error.ts';

/** The call itself is wrong: an argument, an option, a client's name, or a missing environment variable. Nothing was sent. */
export class BamlInvalidArgumentError extends BamlError {
  /** @internal */
  static override readonly className: string = 'BamlInvalidArgumentError';
}
