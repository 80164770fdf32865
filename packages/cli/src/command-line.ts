import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandContext } from './command-context.ts';
import type { ExitCode } from './exit-code.ts';
import { openTerminal, type TerminalSurroundings } from './terminal/terminal.ts';

/** What the process gives to the command line. */
export interface Surroundings extends TerminalSurroundings {
  readonly workingDirectory: string;
}

interface GlobalOptions {
  readonly color: boolean;
  readonly json?: boolean;
  readonly format?: 'json' | 'text';
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Runs one command and tells its exit code through `finish`. Commands are imported when they are called: `--help` loads none of them. */
export function createCommandLine(version: string, surroundings: Surroundings, finish: (code: ExitCode) => void): Command {
  const program = new Command('outcrop');
  const contextOf = (): CommandContext => openContext(program.opts<GlobalOptions>(), surroundings);

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

  // Options of existing scripts that change nothing here.
  const ignored = (command: Command): Command =>
    command.addOption(new Option('--no-version-check').hideHelp()).addOption(new Option('--features <list>').hideHelp());
  const withGlobals = (command: Command): Command => ignored(command).copyInheritedSettings(program);
  const command = (name: string, description: string): Command => withGlobals(program.command(name).description(description));

  command('init [dir]', 'write a starter project')
    .addOption(new Option('--client-type <type>', 'what to generate').choices(['typescript', 'typescript/react']).default('typescript'))
    .option('--region <region>', 'AWS region (default: AWS_REGION when the program runs)')
    .option('--model <id>', 'Bedrock model id or inference profile')
    .option('-y, --yes', 'ask nothing')
    .option('--force', 'add the files that are missing to an existing project')
    .addHelpText('after', '\nExample:\n  outcrop init --region eu-central-1')
    .action(async (dir: string | undefined, options) => {
      const { init } = await import('./commands/init.ts');
      finish(init(dir ?? '.', options, contextOf()));
    });

  command('generate', 'compile the sources and write the typed client')
    .option('--from <dir>', 'folder with the .baml files, or the one that contains baml_src')
    .option('--check', 'write nothing; fail when the generated code is out of date')
    .option('--allow-literal-secrets', 'allow secrets written out in client options')
    .addOption(new Option('--no-tests').hideHelp())
    .addHelpText('after', '\nExamples:\n  outcrop generate\n  outcrop generate --check        in CI')
    .action(async (options) => {
      const { generate } = await import('./commands/generate.ts');
      finish(generate(options, contextOf()));
    });

  command('check', 'compile the sources and report problems')
    .option('--from <dir>', 'folder with the .baml files, or the one that contains baml_src')
    .option('--deny-warnings', 'fail on warnings too')
    .option('--explain <code>', 'say what a diagnostic means, with an example')
    .addHelpText('after', '\nExamples:\n  outcrop check --json\n  outcrop check --explain OC201')
    .action(async (options) => {
      const { check } = await import('./commands/check.ts');
      finish(check(options, contextOf()));
    });

  command('fmt [paths...]', 'lay out sources')
    .option('--from <dir>', 'folder with the .baml files, or the one that contains baml_src')
    .option('--check', 'write nothing; fail when a file would change')
    .option('-n, --dry-run', 'print the result instead of writing it')
    .action(async (paths: string[], options) => {
      const { fmt } = await import('./commands/fmt.ts');
      finish(fmt(paths, options, contextOf()));
    });

  command('local', 'run an embedded Bedrock endpoint, for development and tests')
    .option('--port <port>', 'port to listen on, 0 for any', parsePort, 4444)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--recordings <dir>', 'answer from recorded exchanges')
    .option('--script <file>', 'answer from a script: a JSON list of { match, reply }')
    .option('--echo', 'answer with the last user message')
    .option('--latency <ms>', 'wait before every answer', parseCount)
    .option('--chunk <characters>', 'length of streamed pieces', parseCount)
    .option('--fail <faults...>', 'inject faults, such as throttle:0.1')
    .option('--no-auth', 'verify no signatures')
    .addHelpText('after', '\nExample:\n  outcrop local --port 0')
    .action(async (options) => {
      const { local } = await import('./commands/local.ts');
      finish(await local(options, contextOf()));
    });

  return program;
}

function openContext(options: GlobalOptions, surroundings: Surroundings): CommandContext {
  const { color, quiet = false, verbose = false } = options;
  const json = options.json === true || options.format === 'json';
  return {
    terminal: openTerminal(surroundings, { color, json, quiet, verbose }),
    workingDirectory: surroundings.workingDirectory,
    env: surroundings.env,
  };
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0) throw new InvalidArgumentError('Give a whole number, 0 or more.');
  return count;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
