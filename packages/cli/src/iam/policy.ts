import type { ClientNeeds } from './client-statements.ts';

/** A policy document of AWS IAM. */
export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly Principal?: Readonly<Record<string, string>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Allows what clients need, if asked for only from inside a VPC. */
export function invokePolicy(needs: readonly ClientNeeds[], vpc: string | undefined): Policy {
  const condition = vpc === undefined ? {} : { Condition: { StringEquals: { 'aws:SourceVpc': vpc } } };
  const models = unique(needs.flatMap((need) => need.models));
  const guardrails = unique(needs.flatMap((need) => need.guardrails));
  // Converse needs the first of the two actions, ConverseStream the second.
  const invoke = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];
  return document([
    { Sid: 'InvokeModels', Effect: 'Allow', Action: invoke, Resource: models, ...condition },
    ...(guardrails.length === 0
      ? []
      : [{ Sid: 'ApplyGuardrails', Effect: 'Allow', Action: ['bedrock:ApplyGuardrail'], Resource: guardrails, ...condition } as const]),
  ]);
}

/** Allows a caller to assume a role. */
export function assumeRolePolicy(role: string): Policy {
  return document([{ Sid: 'AssumeRole', Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: [role] }]);
}

/** Says who may assume a role. The caller is for the reader to fill in. */
export function trustPolicy(externalId: string | undefined): Policy {
  const condition = externalId === undefined ? {} : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } };
  const principal = { AWS: 'arn:aws:iam::<account of the caller>:root' };
  return document([{ Sid: 'TrustCaller', Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: principal, ...condition }]);
}

function document(statements: readonly Statement[]): Policy {
  return { Version: '2012-10-17', Statement: statements };
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)].sort();
}
