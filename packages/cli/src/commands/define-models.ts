import type { CommandHost } from '../command-host.ts';

export function defineModels({ command, run }: CommandHost): void {
  command('models [filter]', 'list the models that are known, and what they can do; asks nobody')
    .option('--provider <name>', 'only models of this provider, such as anthropic')
    .addHelpText('after', '\nExamples:\n  outcrop models claude\n  outcrop models --provider amazon --json')
    .action((filter: string | undefined, options) =>
      run(async (context) => (await import('./models.ts')).models(filter, options, context)),
    );
}
