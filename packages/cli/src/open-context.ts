import type { Readable, Writable } from 'node:stream';
import type { CommandContext } from './command-context.ts';
import { CommandError, EXIT } from './exit-code.ts';
import { isInteractive, openTerminal, type Terminal, type TerminalSurroundings } from './terminal/terminal.ts';

/** What the process gives to the command line. */
export interface Surroundings extends TerminalSurroundings {
  readonly workingDirectory: string;
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };
}

/** The options that every command has. */
export interface GlobalOptions {
  readonly color: boolean;
  readonly json?: boolean;
  readonly format?: 'json' | 'text';
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Opens the terminal as the options that were read so far want it. */
export function openTerminalFor({ color, json, format, quiet, verbose }: GlobalOptions, surroundings: Surroundings): Terminal {
  return openTerminal(surroundings, {
    color,
    json: json === true || format === 'json',
    quiet: quiet === true,
    verbose: verbose === true,
  });
}

/** Opens what a command gets from the process. */
export function openContext(options: GlobalOptions, surroundings: Surroundings): CommandContext {
  const { stdin, stderr, env } = surroundings;
  const terminal = openTerminalFor(options, surroundings);
  const canAsk = !terminal.json && stdin.isTTY === true && isInteractive(stderr, env);
  return {
    terminal,
    dialogue: canAsk ? { input: stdin as Readable, output: stderr as Writable } : undefined,
    workingDirectory: surroundings.workingDirectory,
    env: surroundings.env,
    readInput: () => readAll(surroundings.stdin),
    confirm: (question) => confirm(question, surroundings),
  };
}

/** Only `y` and `yes` are a yes. */
async function confirm(question: string, { stdin, stderr }: Surroundings): Promise<boolean> {
  if (stdin.isTTY !== true) throw new CommandError('There is no terminal to ask on.', { advice: 'Use --yes.', exitCode: EXIT.usage });
  stderr.write(`${question} [y/N] `);
  for await (const line of stdin) return /^y(es)?$/i.test(String(line).trim());
  return false;
}

async function readAll(input: AsyncIterable<Uint8Array | string>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
