import { createColors } from 'picocolors';

/** Where a command writes: results on standard output, everything else on standard error. */
export interface Terminal {
  /** A line of result. */
  result(line: string): void;
  /** A piece of result, without an end of line. */
  write(text: string): void;
  /** A line for people: progress, warnings, diagnostics. Nothing when quiet, unless it is an error. */
  note(line: string): void;
  error(line: string): void;
  readonly colors: ReturnType<typeof createColors>;
  /** True when standard error shows colours. */
  readonly hasColor: boolean;
  /** True when results go out as JSON. */
  readonly json: boolean;
  readonly verbose: boolean;
}

/** The streams and the environment that decide how a terminal behaves. */
export interface TerminalSurroundings {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface TerminalOptions {
  readonly color?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Opens a terminal over the given streams. */
export function openTerminal(surroundings: TerminalSurroundings, options: TerminalOptions): Terminal {
  const { stdout, stderr } = surroundings;
  const hasColor = wantsColor(surroundings, options.color);
  return {
    result: (line) => stdout.write(`${line}\n`),
    write: (text) => stdout.write(text),
    note: (line) => {
      if (options.quiet !== true) stderr.write(`${line}\n`);
    },
    error: (line) => stderr.write(`${line}\n`),
    colors: createColors(hasColor),
    hasColor,
    json: options.json ?? false,
    verbose: options.verbose ?? false,
  };
}

function wantsColor({ stderr, env }: TerminalSurroundings, color: boolean | undefined): boolean {
  if (color === false || (env.NO_COLOR ?? '') !== '') return false;
  if ((env.FORCE_COLOR ?? '') !== '' && env.FORCE_COLOR !== '0') return true;
  return stderr.isTTY === true && env.TERM !== 'dumb' && (env.CI ?? '') === '';
}
