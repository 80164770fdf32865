import { BamlClientHttpError } from 'outcrop';
import { memberOf, openProgram } from '../calls/open-program.ts';
import { type Finding, failedBy } from './finding.ts';
import type { Patient } from './patient.ts';
import { PROBE } from './probe-program.ts';

/** The shortest call there is. */
const ONE_TOKEN = { inference_configuration: { max_tokens: 1 } } as const;
const TIMEOUT_MS = 30_000;

/** Names of findings, by the advice for a failure; others are about the call. */
const NAMES: ReadonlyMap<string | undefined, string> = new Map([
  ['iam_permission', 'permission'],
  ['model_access', 'access'],
  ['throttled', 'quota'],
  ['quota', 'quota'],
]);

/** Calls the model for one token, and reads from a failure what is missing. */
export async function examineCall({ client, program, engine, environment }: Patient): Promise<Finding> {
  const calls = openProgram(program, engine) as unknown as Readonly<Record<string, (options: object) => Promise<unknown>>>;
  const start = performance.now();
  const worked = (): Finding => ({ name: 'call', status: 'ok', detail: `answered in ${Math.round(performance.now() - start)} ms` });
  try {
    await memberOf(calls, PROBE)({ client: client.name, env: environment, bedrock: ONE_TOKEN, timeoutMs: TIMEOUT_MS });
    return worked();
  } catch (error) {
    if (!(error instanceof BamlClientHttpError)) return failedBy('call', error);
    // One token may be too short to hold text: the service did answer.
    return error.status_code === 200 ? worked() : failedBy(NAMES.get(error.advice) ?? 'call', error, adviceFor(error));
  }
}

function adviceFor({ advice, help = '', message }: BamlClientHttpError): string | undefined {
  switch (advice) {
    case 'iam_permission':
      return `${help}\n${missingStatement(message)}`;
    case 'throttled':
      return `${help}\n${quotaOf(message)}`;
    default:
      return undefined;
  }
}

/** The statement of a policy that allows what was denied. */
function missingStatement(message: string): string {
  const action = /perform: (\S+)/.exec(message)?.[1] ?? 'bedrock:InvokeModel';
  const resource = /resource: (\S+)/.exec(message)?.[1] ?? '*';
  return JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource }, null, 2);
}

/** The service says in passing which quota it was. */
function quotaOf(message: string): string {
  const unit = /token/i.test(message) ? 'tokens' : 'requests';
  const period = /day|daily/i.test(message) ? 'day' : 'minute';
  return `The quota in Service Quotas, Amazon Bedrock: "On-demand model inference ${unit} per ${period}" of the model ("Cross-region …" for inference profiles).`;
}
