import { type CommandHost, FROM } from '../command-host.ts';

export function defineFmt({ command, run }: CommandHost): void {
  command('fmt [paths...]', 'lay out sources')
    .option(...FROM)
    .option('--check', 'write nothing; fail when a file would change')
    .option('-n, --dry-run', 'print what would change instead of writing it')
    .option('--stdin', 'lay out standard input and print it, for editors')
    .addHelpText('after', '\nExamples:\n  outcrop fmt\n  outcrop fmt --check baml_src/resume.baml\n  outcrop fmt --stdin < resume.baml')
    .action((paths: string[], options) => run(async (context) => (await import('./fmt.ts')).fmt(paths, options, context)));
}
