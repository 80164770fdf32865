import { ERROR_CLASSES, type ErrorClass } from '../errors/error-classes.ts';
import {
  BamlAbortError,
  BamlClientError,
  BamlClientFinishReasonError,
  BamlClientHttpError,
  BamlError,
  type BamlErrorDetails,
  type BamlErrors,
  BamlInvalidArgumentError,
  BamlTimeoutError,
  BamlValidationError,
} from '../errors/index.ts';

/** The errors by the names that they travel under: those of the classes in streams, those of the HTTP routes of functions. */
const CLASSES: ReadonlyMap<unknown, ErrorClass> = new Map<unknown, ErrorClass>([
  ...ERROR_CLASSES,
  ['aborted', BamlAbortError],
  ['client_error', BamlClientError],
  ['finish_reason_error', BamlClientFinishReasonError],
  ['client_http_error', BamlClientHttpError],
  ['invalid_argument', BamlInvalidArgumentError],
  ['timeout_error', BamlTimeoutError],
  ['validation_failure', BamlValidationError],
]);

/** What may follow an error to a browser. */
const FIELDS = ['prompt', 'raw_output', 'status_code', 'client_name', 'finish_reason', 'timeout_type'];

/** Makes an error of the JSON that a server sent: a message, or an object with one and with what kind of error it is. */
export function receivedError(json: unknown): BamlErrors | Error {
  if (typeof json !== 'object' || json === null) return new BamlError({ message: messageOf(json) });
  const { error, type, message, ...fields } = json as Readonly<Record<string, unknown>>;
  const Class = CLASSES.get(type) ?? CLASSES.get(error) ?? BamlError;
  const known = FIELDS.filter((field) => Object.hasOwn(fields, field)).map((field) => [field, fields[field]]);
  const details: BamlErrorDetails = { ...Object.fromEntries(known), message: messageOf(message) };
  return new Class(details as never);
}

function messageOf(value: unknown): string {
  return typeof value === 'string' ? value : 'The call failed';
}

/** What the server says when it answers with another status than success. */
export async function refusalOf(response: Response): Promise<BamlErrors | Error> {
  try {
    const body = (await response.json()) as { readonly error?: unknown };
    return receivedError(typeof body.error === 'object' ? body.error : body);
  } catch {
    return new BamlError({ message: `The server answered with status ${response.status}` });
  }
}
