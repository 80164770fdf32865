import { type Argument, Command, Option } from 'commander';
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
import type { ExitCode } from './exit-code.ts';
import { type GlobalOptions, openContext, type Surroundings } from './open-context.ts';
import { elapsed } from './terminal/elapsed.ts';

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
    .option('-v, --verbose', 'print times and stack traces')
    .addHelpText('after', HELP)
    .showHelpAfterError('(outcrop --help shows the commands and options)')
    .configureHelp({ subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(describeArgument)].join(' ') })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => surroundings.stdout.write(text),
      writeErr: (text) => surroundings.stderr.write(text),
    });
  for (const flags of IGNORED) program.addOption(new Option(flags).hideHelp());
  const host = createHost(program, surroundings, finish);
  for (const define of DEFINITIONS) define(host);
  return program;
}

function createHost(program: Command, surroundings: Surroundings, finish: (code: ExitCode) => void): CommandHost {
  return {
    command: (usage, description) => {
      const command = program.command(usage).description(description).copyInheritedSettings(program);
      return command.showHelpAfterError(`(outcrop ${command.name()} --help shows the options)`);
    },
    run: async (action) => {
      const start = performance.now();
      const context = openContext(program.opts<GlobalOptions>(), surroundings);
      finish(await action(context));
      if (context.terminal.verbose) context.terminal.note(`Took ${elapsed(start)}.`);
    },
  };
}

function describeArgument(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** Options of existing scripts that change nothing here. */
const IGNORED = ['--features <list>', '--beta', '--no-version-check'];

const HELP = `
Examples:
  outcrop init                    start a project
  outcrop generate --watch        keep the typed client up to date
  outcrop preview ExtractResume   see what would be sent
  outcrop doctor                  find out why calls do not work

outcrop <command> --help shows the options and examples of a command.`;
