import { Command, Option } from 'commander';
import type { CommandContext } from './command-context.ts';
import type { CommandHost } from './command-host.ts';
import { defineCall } from './commands/define-call.ts';
import { defineCheck } from './commands/define-check.ts';
import { defineCompletion } from './commands/define-completion.ts';
import { defineDoctor } from './commands/define-doctor.ts';
import { defineFmt } from './commands/define-fmt.ts';
import { defineGenerate } from './commands/define-generate.ts';
import { defineIamPolicy } from './commands/define-iam-policy.ts';
import { defineInit } from './commands/define-init.ts';
import { defineLocal } from './commands/define-local.ts';
import { defineMigrate } from './commands/define-migrate.ts';
import { defineModels } from './commands/define-models.ts';
import { defineParse } from './commands/define-parse.ts';
import { definePreview } from './commands/define-preview.ts';
import { defineTest } from './commands/define-test.ts';
import { CommandError, EXIT, type ExitCode } from './exit-code.ts';
import { openTerminal, type TerminalSurroundings } from './terminal/terminal.ts';

/** What the process gives to the command line. */
export interface Surroundings extends TerminalSurroundings {
  readonly workingDirectory: string;
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };
}

interface GlobalOptions {
  readonly color: boolean;
  readonly json?: boolean;
  readonly format?: 'json' | 'text';
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** In the order of `--help`. */
const DEFINITIONS: readonly ((host: CommandHost) => void)[] = [
  defineInit,
  defineGenerate,
  defineCheck,
  defineFmt,
  defineTest,
  definePreview,
  defineCall,
  defineParse,
  defineLocal,
  defineDoctor,
  defineModels,
  defineIamPolicy,
  defineMigrate,
  defineCompletion,
];

/** Makes the command line. A command's code is imported when it is called: `--help` loads none of it. `finish` gets the exit code. */
export function createCommandLine(version: string, surroundings: Surroundings, finish: (code: ExitCode) => void): Command {
  const program = new Command('outcrop');
  program
    .description('Prompts as typed functions on Amazon Bedrock.')
    .version(version, '-V, --version')
    .option('--no-color', 'never print colours')
    .option('--json', 'print results as JSON, for machines')
    .addOption(new Option('--format <form>', 'same as --json when it is json').choices(['json', 'text']))
    .option('-q, --quiet', 'print errors only')
    .option('-v, --verbose', 'print stack traces')
    .showHelpAfterError('(outcrop --help shows the commands and options)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => surroundings.stdout.write(text),
      writeErr: (text) => surroundings.stderr.write(text),
    });
  const host: CommandHost = {
    command: (usage, description) => acceptIgnored(program.command(usage).description(description)).copyInheritedSettings(program),
    run: async (action) => finish(await action(openContext(program.opts<GlobalOptions>(), surroundings))),
  };
  for (const define of DEFINITIONS) define(host);
  return program;
}

/** Options of existing scripts that change nothing here. */
function acceptIgnored(command: Command): Command {
  return command.addOption(new Option('--no-version-check').hideHelp()).addOption(new Option('--features <list>').hideHelp());
}

/** Tells whether results go out as JSON. */
export function wantsJson({ json, format }: Pick<GlobalOptions, 'json' | 'format'>): boolean {
  return json === true || format === 'json';
}

function openContext(options: GlobalOptions, surroundings: Surroundings): CommandContext {
  const { color, quiet = false, verbose = false } = options;
  const json = wantsJson(options);
  return {
    terminal: openTerminal(surroundings, { color, json, quiet, verbose }),
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
