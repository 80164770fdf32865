import { type CommandHost, FROM, readsEnvironment } from '../command-host.ts';
import { collect } from '../option-values.ts';

export function defineIamPolicy({ command, run }: CommandHost): void {
  readsEnvironment(command('iam-policy', 'print the IAM policy that the clients of the project need'))
    .option(...FROM)
    .option('--models <pattern>', 'allow these models instead, such as "anthropic.claude-*"; may be repeated', collect)
    .option('--vpc <id>', 'allow calls from inside this VPC only')
    .option('--assume-role <arn>', 'the policy is of this role: print what its callers need too')
    .option('--external-id <id>', 'with --assume-role: callers must give this id')
    .addHelpText(
      'after',
      '\nExamples:\n  outcrop iam-policy > policy.json\n  outcrop iam-policy --models "anthropic.claude-*" --vpc vpc-1a2b3c',
    )
    .action((options) => run(async (context) => (await import('./iam-policy.ts')).iamPolicy(options, context)));
}
