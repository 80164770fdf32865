import { BamlError, type BamlErrorDetails } from './baml-error.ts';

export interface BamlAbortErrorDetails extends BamlErrorDetails {
  readonly reason?: unknown;
}

/** The caller's signal ended the call. */
export class BamlAbortError extends BamlError {
  /** @internal */
  static override readonly className: string = 'BamlAbortError';
  /** The signal's reason. */
  declare readonly reason?: unknown;

  constructor(details: BamlAbortErrorDetails) {
    super(details);
  }

  /** Errors of others have nothing that JSON would show. */
  override toJSON(): Record<string, unknown> {
    const { reason } = this;
    if (!(reason instanceof Error) || reason instanceof BamlError) return super.toJSON();
    const { name, message } = reason;
    return { ...super.toJSON(), reason: { name, message } };
  }
}
