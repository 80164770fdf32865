import { createHash } from 'node:crypto';
import type { LocalCredentials } from '../auth/credential-store.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { escapeXml } from '../protocol/escape-xml.ts';
import type { Operation } from './call.ts';

const DEFAULT_DURATION_SECONDS = 3600;

/** Reads the action of an STS request: its body is a form. */
export function securityTokenAction(body: Uint8Array): string | null {
  return new URLSearchParams(new TextDecoder().decode(body)).get('Action');
}

/** AssumeRole, AssumeRoleWithWebIdentity and GetCallerIdentity. The credentials handed out are accepted until they expire. */
export const securityToken: Operation = (call, endpoint) => {
  const form = new URLSearchParams(new TextDecoder().decode(call.request.body));
  const action = form.get('Action') ?? '';
  if (action === 'GetCallerIdentity') return xmlReply(action, CALLER);
  if (action !== 'AssumeRole' && action !== 'AssumeRoleWithWebIdentity') {
    throw new AwsError('InvalidAction', `Could not find operation ${action} for version 2011-06-15`);
  }
  const expires = new Date(call.startedAt + 1000 * (Number(form.get('DurationSeconds')) || DEFAULT_DURATION_SECONDS));
  const credentials = makeCredentials(`${call.startedAt}\n${form}`, expires);
  endpoint.credentials.add(credentials);
  return xmlReply(action, roleResult(form, credentials, expires));
};

const CALLER = '<Arn>arn:aws:iam::123456789012:user/local</Arn><UserId>AIDALOCAL</UserId><Account>123456789012</Account>';

function makeCredentials(seed: string, expires: Date): LocalCredentials {
  const digest = (purpose: string) => createHash('sha256').update(`${purpose}\n${seed}`).digest('hex');
  return {
    accessKeyId: `ASIA${digest('id').slice(0, 16).toUpperCase()}`,
    secretAccessKey: digest('secret').slice(0, 40),
    sessionToken: digest('token'),
    expires,
  };
}

function roleResult(form: URLSearchParams, credentials: LocalCredentials, expires: Date): string {
  const session = form.get('RoleSessionName') ?? 'session';
  const arn = `${form.get('RoleArn') ?? ''}/${session}`.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/');
  return [
    '<Credentials>',
    `<AccessKeyId>${credentials.accessKeyId}</AccessKeyId>`,
    `<SecretAccessKey>${credentials.secretAccessKey}</SecretAccessKey>`,
    `<SessionToken>${credentials.sessionToken}</SessionToken>`,
    `<Expiration>${expires.toISOString()}</Expiration>`,
    '</Credentials>',
    `<AssumedRoleUser><Arn>${escapeXml(arn)}</Arn><AssumedRoleId>AROALOCAL:${escapeXml(session)}</AssumedRoleId></AssumedRoleUser>`,
  ].join('');
}

function xmlReply(action: string, result: string): ReturnType<Operation> {
  const xml = `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${result}</${action}Result></${action}Response>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body: new TextEncoder().encode(xml) };
}
