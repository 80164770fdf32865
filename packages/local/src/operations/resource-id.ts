/** The account and region that made-up ARNs name. */
const OWNER = 'us-east-1:123456789012';

/** Makes the twelve characters that identify the n-th resource of its kind. */
export function resourceId(count: number): string {
  return count.toString(36).padStart(12, '0');
}

/** Makes the ARN of a resource of this endpoint. */
export function resourceArn(kind: string, id: string): string {
  return `arn:aws:bedrock:${OWNER}:${kind}/${id}`;
}
