import type { Bedrock } from 'outcrop/bedrock';

/** Where a client's requests go, and who sends them. */
export type Destination = Awaited<ReturnType<ReturnType<Bedrock['connect']>['destination']>>;

/** Tells whether requests go to AWS, rather than to a gateway or an endpoint on this machine. */
export function isOfAws(endpoint: string): boolean {
  return (
    isWebAddress(endpoint) &&
    /\.(amazonaws\.com(\.cn)?|amazonaws\.eu|api\.aws|api\.amazonwebservices\.(com\.cn|eu))$/.test(new URL(endpoint).hostname)
  );
}

/** Tells whether requests can go to an endpoint at all: nobody checks those of environment variables before. */
export function isWebAddress(endpoint: string): boolean {
  return /^https?:/.test(endpoint) && URL.canParse(endpoint);
}
