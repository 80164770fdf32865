import { Option } from 'commander';
import { type CommandHost, FROM } from '../command-host.ts';

export function defineGenerate({ command, run }: CommandHost): void {
  command('generate', 'compile the sources and write the typed client')
    .option(...FROM)
    .option('--check', 'write nothing; fail when the generated code is out of date')
    .option('--allow-literal-secrets', 'allow secrets written out in client options')
    .addOption(new Option('--no-tests').hideHelp())
    .addHelpText('after', '\nExamples:\n  outcrop generate\n  outcrop generate --check        in CI')
    .action((options) => run(async (context) => (await import('./generate.ts')).generate(options, context)));
}
