import { type CommandHost, FROM } from '../command-host.ts';

export function defineCheck({ command, run }: CommandHost): void {
  command('check', 'compile the sources and report problems')
    .option(...FROM)
    .option('--deny-warnings', 'fail on warnings too')
    .option('--explain <code>', 'say what a diagnostic means, with an example')
    .addHelpText('after', '\nExamples:\n  outcrop check --json\n  outcrop check --explain OC201')
    .action((options) => run(async (context) => (await import('./check.ts')).check(options, context)));
}
