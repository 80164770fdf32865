import { Option } from 'commander';
import type { CommandHost } from '../command-host.ts';

export function defineInit({ command, run }: CommandHost): void {
  command('init [dir]', 'write a starter project')
    .addOption(new Option('--client-type <type>', 'what to generate').choices(['typescript', 'typescript/react']).default('typescript'))
    .option('--region <region>', 'AWS region (default: that of the environment or the profile)')
    .option('--model <id>', 'Bedrock model id or inference profile')
    .option('-y, --yes', 'ask nothing')
    .option('--force', 'add the files that are missing to an existing project')
    .addHelpText('after', '\nExamples:\n  outcrop init\n  outcrop init app --region eu-central-1 --yes')
    .action((dir: string | undefined, options) => run(async (context) => (await import('./init.ts')).init(dir, options, context)));
}
