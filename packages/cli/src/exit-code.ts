/** What the process tells its caller (`spec/cli.md` 2). */
export const EXIT = {
  done: 0,
  /** Problems found: errors in sources, failed tests or calls, stale generated code, an existing project where `init` should write one. */
  problems: 1,
  usage: 2,
  interrupted: 3,
  /** The surroundings are not ready: a port in use, no credentials. */
  surroundings: 4,
  /** `test`: nothing was selected. */
  nothingSelected: 5,
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

interface CommandErrorOptions {
  readonly advice?: string;
  readonly exitCode?: ExitCode;
  readonly details?: object;
  readonly cause?: unknown;
}

/** A failure that is the user's to mend: one line what failed, one line what to do. Printed without a stack trace. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  readonly advice: string | undefined;
  /** What machines get besides the message. */
  readonly details: object;

  constructor(message: string, { advice, exitCode = EXIT.problems, details = {}, cause }: CommandErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'CommandError';
    this.exitCode = exitCode;
    this.advice = advice;
    this.details = details;
  }
}
