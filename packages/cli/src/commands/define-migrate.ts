import type { CommandHost } from '../command-host.ts';

export function defineMigrate({ command, run }: CommandHost): void {
  command('migrate [dir]', 'turn a BAML project into an Outcrop project')
    .option('--dry-run', 'show the changes and write nothing')
    .option('-y, --yes', 'ask nothing, and change a work tree that has changes of its own')
    .option('--keep-package-name', 'keep importing @boundaryml/baml, as an alias of outcrop')
    .addHelpText('after', '\nExamples:\n  outcrop migrate --dry-run\n  npx @outcrop/cli migrate --yes')
    .action((dir: string | undefined, options) =>
      run(async (context) => (await import('./migrate.ts')).migrate(dir ?? '.', options, context)),
    );
}
