import type { SignedRequest } from 'outcrop';

/** Headers that `curl --aws-sigv4` makes itself. */
const OF_SIGNATURE: ReadonlySet<string> = new Set(['authorization', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256']);

/** A `curl` command that signs by itself, with keys from the environment: it holds no secret. */
export function printUnsignedCurl({ url, headers, body, method }: SignedRequest): string {
  const kept = Object.entries(headers).filter(([name]) => !OF_SIGNATURE.has(name));
  const lines = [
    `curl -X ${method} ${quote(url)}`,
    `--aws-sigv4 "aws:amz:${regionOf(headers)}:bedrock"`,
    '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"',
    ...kept.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    `--data-binary ${quote(body.text())}`,
  ];
  return lines.join(' \\\n  ');
}

/** The region stands in the signature, whatever the host is called. */
function regionOf({ authorization = '' }: SignedRequest['headers']): string {
  return /Credential=[^/]*\/\d+\/([^/]+)\//.exec(authorization)?.[1] ?? 'us-east-1';
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
