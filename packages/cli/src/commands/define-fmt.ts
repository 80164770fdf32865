import { type CommandHost, FROM } from '../command-host.ts';

export function defineFmt({ command, run }: CommandHost): void {
  command('fmt [paths...]', 'lay out sources')
    .option(...FROM)
    .option('--check', 'write nothing; fail when a file would change')
    .option('-n, --dry-run', 'print the result instead of writing it')
    .addHelpText('after', '\nExamples:\n  outcrop fmt\n  outcrop fmt --check baml_src/resume.baml')
    .action((paths: string[], options) => run(async (context) => (await import('./fmt.ts')).fmt(paths, options, context)));
}
