import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type TransportName, useLocalBedrock } from './bedrock/local-client.ts';

const ROLE = 'arn:aws:iam::123456789012:role/reader';

describe.each<TransportName>(['sdk', 'signed'])('credentials over transport %s', (transport) => {
  const local = useLocalBedrock(transport);

  function stsForms(): Record<string, string>[] {
    return local.server.requests.filter(({ path }) => path === '/').map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  }

  it('assumes a role with the keys of the client', async () => {
    local.server.respond('fine');
    const options = {
      role_arn: ROLE,
      role_session_name: 'me',
      external_id: 'E',
      role_duration_seconds: 900,
      sts_endpoint_url: local.server.url,
    };
    expect((await local.ask(options)).text).toBe('fine');
    await local.ask(options);
    expect(stsForms()).toMatchObject([
      { Action: 'AssumeRole', RoleArn: ROLE, RoleSessionName: 'me', ExternalId: 'E', DurationSeconds: '900' },
    ]);
    const [, call] = local.server.requests;
    expect(call?.headers['x-amz-security-token']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('shows a web identity token', async () => {
    const options = { role_arn: ROLE, web_identity_token: 'jwt', sts_endpoint_url: local.server.url, keyless: true };
    local.server.respond('fine');
    expect((await local.ask(options)).text).toBe('fine');
    expect(stsForms()).toMatchObject([{ Action: 'AssumeRoleWithWebIdentity', WebIdentityToken: 'jwt', RoleArn: ROLE }]);
  });

  it('says who may not assume a role', async () => {
    const options = { role_arn: ROLE, sts_endpoint_url: 'http://127.0.0.1:1' };
    await expect(local.ask(options)).rejects.toMatchObject({ status_code: 2, message: expect.stringContaining('no AWS credentials') });
  });

  it('says what to do when a role may not be assumed', async () => {
    local.server.fail('error=AccessDeniedException', { op: 'security-token' });
    await expect(local.ask({ role_arn: ROLE, sts_endpoint_url: local.server.url })).rejects.toMatchObject({
      advice: 'assume_role',
      help: expect.stringContaining('Allow sts:AssumeRole'),
    });
  });

  it('asks a function of code, and again when the service says that they have expired', async () => {
    const { accessKeyId, secretAccessKey } = local.server.credentials;
    let asked = 0;
    const credentials = async () => {
      asked++;
      return { accessKeyId, secretAccessKey };
    };
    local.server.respond('fine');
    local.server.fail('error=ExpiredTokenException', { times: 1 });
    expect((await local.ask({ credentials })).text).toBe('fine');
    expect(asked).toBe(2);
  });

  it.each([-3_600_000, 3_600_000])('corrects a clock that is off by %d ms', async (error) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + error });
    onTestFinished(() => void vi.useRealTimers());
    local.server.respond('fine');
    expect((await local.ask()).text).toBe('fine');
    await local.ask();
    expect(local.server.requests).toHaveLength(3);
  });
});
