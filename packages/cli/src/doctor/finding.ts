import { isBamlError } from 'outcrop';
import { detailsOf } from 'outcrop/errors';

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

/** A failure of the runtime as a finding; anything else is a bug and passes. */
export function failedBy(name: string, error: unknown, advice?: string): Finding {
  if (!isBamlError(error)) throw error;
  const { message, help } = detailsOf(error);
  const given = advice ?? help;
  // Function and client stand above already.
  const detail = message.replace(/^(Function \S+: )?(client "[^"]*":? )?/, '');
  return { name, status: 'failed', detail, ...(given !== undefined && { advice: given }) };
}
