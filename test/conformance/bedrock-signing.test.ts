import { Sha256 } from '@aws-crypto/sha256-js';
import { describe, expect, it } from 'vitest';
import { signV4 } from '../../packages/runtime/src/bedrock/request/sign-v4.ts';
import { readCases } from './case-file.ts';

interface SigningCase {
  readonly name: string;
  readonly credentials: { readonly access_key_id: string; readonly secret_access_key: string; readonly session_token?: string };
  readonly region: string;
  readonly service: string;
  /** `yyyymmddThhmmssZ` */
  readonly time: string;
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly authorization: string;
}

describe('signing', () => {
  it.each(readCases<SigningCase>('bedrock/signing.jsonl'))('$name', async (signing) => {
    const { access_key_id: accessKeyId, secret_access_key: secretAccessKey, session_token } = signing.credentials;
    const { method, url, body } = signing;
    const headers = Object.fromEntries(Object.entries(signing.headers).map(([name, value]) => [name.toLowerCase(), value]));
    const signed = await signV4(
      { method, url, headers, body: new TextEncoder().encode(body ?? '') },
      {
        credentials: { accessKeyId, secretAccessKey, ...(session_token === undefined ? {} : { sessionToken: session_token }) },
        region: signing.region,
        service: signing.service,
        date: dateOf(signing.time),
        sha256: Sha256,
        checksumHeader: false,
      },
    );
    expect(signed.authorization).toBe(signing.authorization);
  });
});

function dateOf(time: string): Date {
  return new Date(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
