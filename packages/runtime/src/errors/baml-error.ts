/** One failed attempt of a call: the client that made it, and why it failed. */
export interface FailedAttempt {
  readonly client_name: string;
  readonly error: BamlError;
}

/** What is known about a failure. Each detail becomes a property of the error under the same name. */
export interface BamlErrorDetails {
  /** One line for people: what failed, which client, which status. Never credentials, never a whole prompt. */
  readonly message: string;
  readonly cause?: unknown;
  /** Name of the function that was called. Goes in front of the message. */
  readonly function_name?: string | undefined;
  readonly model?: string | undefined;
  /** The service's own name of the failure, such as `ThrottlingException`. */
  readonly error_type?: string | undefined;
  readonly request_id?: string | undefined;
  /** Failed attempts of the whole call, oldest first. */
  readonly attempts?: readonly FailedAttempt[] | undefined;
  /** Tells whether the same attempt may succeed later. */
  readonly retryable?: boolean | undefined;
  /** Key of the advice, such as `model_access`. */
  readonly advice?: string | undefined;
  /** The advice itself, one sentence or two. Goes below the message. */
  readonly help?: string | undefined;
  /** Everything that is known, over several lines. The message, when not given. */
  readonly detailed_message?: string | undefined;
  /** Text that the model had written when a stream broke. */
  readonly partialText?: string | undefined;
}

interface MaybeErrorClass extends NewableFunction {
  readonly className?: string;
}

/** Tells whether a value belongs to the class of a name, in whichever copy of the package. */
function isOfClass(value: unknown, className: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const maker: MaybeErrorClass | undefined = value.constructor;
  return maker?.className === className || isOfClass(Object.getPrototypeOf(value), className);
}

/**
 * Base of every error that Outcrop throws. `instanceof` holds across two loaded copies of the package, because classes have
 * names of their own to be known by.
 */
export class BamlError extends Error {
  /** @internal Name of the class, kept apart from `Function.name`, which minifiers change. */
  static readonly className: string = 'BamlError';

  /** Name of the function that was called. */
  declare readonly function_name?: string;
  /** Id of the model that the failed attempt asked. */
  declare readonly model?: string;
  /** The service's own name of the failure, such as `ThrottlingException`. */
  declare readonly error_type?: string;
  /** The service's id of the failed request, for questions to AWS. */
  declare readonly request_id?: string;
  /** Failed attempts of the whole call, oldest first. */
  declare readonly attempts: readonly FailedAttempt[];
  /** Tells whether the same attempt may succeed later. */
  declare readonly retryable: boolean;
  /** Key of the advice, such as `model_access`. */
  declare readonly advice?: string;
  /** The advice itself; the last lines of the message. */
  declare readonly help?: string;
  /** Everything that is known, over several lines: each attempt, where there were several. */
  declare readonly detailed_message: string;
  /** Text that the model had written when a stream broke. */
  declare readonly partialText?: string;

  constructor(details: BamlErrorDetails) {
    const { message: headline, cause, help, attempts = [], detailed_message: detailed, ...fields } = details;
    const prefix = details.function_name === undefined ? '' : `Function ${details.function_name}: `;
    const message = `${prefix}${headline}${help === undefined ? '' : `\n${help}`}`;
    super(message, cause === undefined ? undefined : { cause });
    define(this, 'retryable', false, true);
    for (const [name, value] of Object.entries(fields)) define(this, name, value, true);
    // Consoles show what can be enumerated. What the message tells already need not be shown again: the only attempt is the failure itself.
    define(this, 'help', help, false);
    define(this, 'attempts', attempts, attempts.length > 1);
    define(this, 'detailed_message', detailed ?? message, detailed !== undefined && detailed !== message && attempts.length !== 1);
    define(this, 'name', new.target.className, false);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // A user's subclass has no name of its own.
    // biome-ignore lint/complexity/noThisInStatic: `this` is the class that was asked for, a subclass included
    return super[Symbol.hasInstance](value) || (Object.hasOwn(this, 'className') && isOfClass(value, this.className));
  }

  /** Gives name, message and all details as a plain object. */
  toJSON(): Record<string, unknown> {
    const { name, message, attempts, help, detailed_message } = this;
    return { name, message, ...(this as object), help, attempts, detailed_message };
  }
}

/** Sets a property, unless its value is not known. */
function define(error: BamlError, name: string, value: unknown, enumerable: boolean): void {
  if (value !== undefined) Object.defineProperty(error, name, { value, writable: true, configurable: true, enumerable });
}
