import { Option } from 'commander';
import type { CommandHost } from '../command-host.ts';

export function defineModels({ command, run }: CommandHost): void {
  command('models [filter]', 'list models and what they can do: those that are known, or those of your account')
    .option('--provider <name>', 'only models of this provider, such as anthropic')
    .option('--live', 'ask Amazon Bedrock which models and inference profiles the region has')
    .addOption(
      new Option('--region <region>', 'ask this region, with --live (default: AWS_REGION, or that of the profile)').implies({ live: true }),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  outcrop models claude\n  outcrop models --provider amazon --json\n  outcrop models --live --region eu-west-1',
    )
    .action((filter: string | undefined, options) =>
      run(async (context) => (await import('./models.ts')).models(filter, options, context)),
    );
}
