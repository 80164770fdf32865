import type { Writable } from 'node:stream';
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
  /** Of results. */
  readonly colors: Colors;
  /** Of notes and errors. */
  readonly noteColors: Colors;
  /** True when standard error shows colours. */
  readonly hasColor: boolean;
  /** Standard output, where it is a terminal on which lines can be drawn again. */
  readonly screen: Writable | undefined;
  /** True when results go out as JSON. */
  readonly json: boolean;
  /** True when only what went wrong is to be told. */
  readonly quiet: boolean;
  readonly verbose: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Functions that colour a text, or leave it alone. */
export type Colors = ReturnType<typeof createColors>;

/** A stream of the process, or something in its place. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** The streams and the environment that decide how a terminal behaves. */
export interface TerminalSurroundings {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Environment;
}

/** The options of every command that decide what is printed. */
export interface TerminalOptions {
  readonly color?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Opens a terminal over the given streams. */
export function openTerminal(surroundings: TerminalSurroundings, options: TerminalOptions): Terminal {
  const { stdout, stderr, env } = surroundings;
  const { json = false, quiet = false, verbose = false } = options;
  const hasColor = wantsColor(stderr, env, options.color);
  return {
    result: (line) => stdout.write(`${line}\n`),
    write: (text) => stdout.write(text),
    note: (line) => {
      if (!quiet) stderr.write(`${line}\n`);
    },
    error: (line) => stderr.write(`${line}\n`),
    colors: createColors(wantsColor(stdout, env, options.color)),
    noteColors: createColors(hasColor),
    hasColor,
    screen: !json && isInteractive(stdout, env) ? (stdout as Writable) : undefined,
    json,
    quiet,
    verbose,
  };
}

/** `FORCE_COLOR` asks for colours anywhere, 0 for none; the other variables take them away. */
function wantsColor(stream: OutputStream, env: Environment, color: boolean | undefined): boolean {
  if (color === false || (env.NO_COLOR ?? '') !== '') return false;
  const forced = env.FORCE_COLOR ?? '';
  return forced === '' ? isInteractive(stream, env) : forced !== '0' && forced !== 'false';
}

/** Tells whether people sit in front of a stream, rather than a log of continuous integration. */
export function isInteractive({ isTTY }: { readonly isTTY?: boolean }, { TERM, CI }: Environment): boolean {
  return isTTY === true && TERM !== 'dumb' && (CI ?? '') === '';
}
