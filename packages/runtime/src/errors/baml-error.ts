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

interface ErrorClass {
  readonly className?: string;
}

function markerOf(className: string): symbol {
  return Symbol.for(`outcrop.error.${className}`);
}

/** Names of Outcrop's own classes from `start` upwards. A user's subclass has no name of its own here. */
function* classNames(start: ErrorClass): Iterable<string> {
  for (let level: ErrorClass | null = start; level !== null; level = Object.getPrototypeOf(level) as ErrorClass | null) {
    if (Object.hasOwn(level, 'className') && level.className !== undefined) yield level.className;
  }
}

function isInstance(value: unknown, asked: ErrorClass & { readonly prototype: object }): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const className = Object.hasOwn(asked, 'className') ? asked.className : undefined;
  return className === undefined ? Object.prototype.isPrototypeOf.call(asked.prototype, value) : markerOf(className) in value;
}

/**
 * Base of every error that Outcrop throws. `instanceof` holds across two loaded copies of the package, because instances carry a marker
 * for each class they belong to.
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

  /** The message without function name and advice. */
  readonly #headline: string;

  constructor(details: BamlErrorDetails) {
    const { message: headline, cause, help, attempts = [], detailed_message: detailed, ...fields } = details;
    const prefix = details.function_name === undefined ? '' : `Function ${details.function_name}: `;
    const message = `${prefix}${headline}${help === undefined ? '' : `\n${help}`}`;
    super(message, cause === undefined ? undefined : { cause });
    this.#headline = headline;
    const given = Object.entries(fields).filter(([, value]) => value !== undefined);
    Object.assign(this, { retryable: false }, Object.fromEntries(given));
    // Consoles show what can be enumerated. What the message tells already need not be shown again: the only attempt is the failure itself.
    if (help !== undefined) define(this, 'help', help, false);
    define(this, 'attempts', attempts, attempts.length > 1);
    define(this, 'detailed_message', detailed ?? message, detailed !== undefined && detailed !== message && attempts.length !== 1);
    const names = [...classNames(new.target)];
    define(this, 'name', names[0], false);
    for (const name of names) define(this, markerOf(name), true, false);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: `this` is the class that was asked for, a subclass included
    return isInstance(value, this);
  }

  /** Gives what the error was made of. */
  toDetails(): BamlErrorDetails {
    const { help, attempts, detailed_message } = this;
    const detailed = detailed_message === this.message ? {} : { detailed_message };
    return { ...(this as BamlErrorDetails), help, attempts, ...detailed, message: this.#headline, cause: this.cause };
  }

  /** Returns the same error with more details: what an outer layer knows, such as the function's name. */
  withDetails(more: Partial<this>): this {
    const SameClass = this.constructor as new (details: BamlErrorDetails) => this;
    const copy = new SameClass({ ...this.toDetails(), ...more });
    if (this.stack !== undefined) copy.stack = this.stack.replace(this.message, () => copy.message);
    return copy;
  }

  /** Gives name, message and all details as a plain object. */
  toJSON(): Record<string, unknown> {
    const { name, message, attempts, help, detailed_message } = this;
    const details = Object.entries(this).map(([key, value]) => [key, describeForeign(value)]);
    return { name, message, ...Object.fromEntries(details), help, attempts, detailed_message };
  }
}

function define(error: BamlError, name: string | symbol, value: unknown, enumerable: boolean): void {
  Object.defineProperty(error, name, { value, enumerable, configurable: true, writable: true });
}

/** Errors of others have nothing that JSON would show. */
function describeForeign(value: unknown): unknown {
  if (!(value instanceof Error) || value instanceof BamlError) return value;
  const { name, message } = value;
  return { name, message };
}
