import type { CommandContext } from '../command-context.ts';
import { type EnvironmentOptions, readEnvironment } from '../environment/read-environment.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { type ClientNeeds, clientNeeds, modelResources } from '../iam/client-statements.ts';
import { assumeRolePolicy, invokePolicy, trustPolicy } from '../iam/policy.ts';
import { bedrockClients } from '../project/bedrock-clients.ts';
import { loadProgram } from '../project/load-program.ts';

export interface IamPolicyOptions extends EnvironmentOptions {
  readonly from?: string;
  readonly models?: readonly string[];
  readonly vpc?: string;
  readonly assumeRole?: string;
  readonly externalId?: string;
}

/** `outcrop iam-policy`: prints the policy that the clients of the project need, or that some models need. */
export function iamPolicy(options: IamPolicyOptions, context: CommandContext): ExitCode {
  const { models, vpc, assumeRole, externalId } = options;
  if (externalId !== undefined && assumeRole === undefined) {
    throw new CommandError('--external-id is for the trust policy of a role.', {
      advice: 'Name it with --assume-role.',
      exitCode: EXIT.usage,
    });
  }
  const needs =
    models === undefined ? needsOfProject(options, context) : [{ models: models.flatMap((id) => modelResources(id, '*')), guardrails: [] }];
  const policy = invokePolicy(needs, vpc);
  const shown = assumeRole === undefined ? policy : { role: policy, caller: assumeRolePolicy(assumeRole), trust: trustPolicy(externalId) };
  context.terminal.result(context.terminal.json ? JSON.stringify({ ok: true, policy: shown }) : JSON.stringify(shown, null, 2));
  return EXIT.done;
}

function needsOfProject(options: IamPolicyOptions, context: CommandContext): readonly ClientNeeds[] {
  const { program, sourceDirectory } = loadProgram(options.from, context);
  const environment = readEnvironment(sourceDirectory, options, context);
  const clients = bedrockClients(program);
  if (clients.length > 0) return clients.map(({ data }) => clientNeeds(data, environment));
  throw new CommandError('The project declares no Bedrock client.', { advice: 'Name models with --models "anthropic.claude-*".' });
}
