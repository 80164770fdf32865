import type { Script } from './answers/script.ts';
import { parseScript } from './answers/script.ts';
import type { FaultPlan } from './faults/fault-plan.ts';
import { parseFaultRules } from './faults/fault-plan.ts';
import { jsonReply } from './operations/call.ts';
import { AwsError, validationError } from './protocol/aws-error.ts';
import type { RequestLog } from './request-log.ts';
import type { WireReply, WireRequest } from './server/wire.ts';

/** Paths below this one steer the endpoint itself. They take no signature and answer only clients on the same machine. */
export const CONTROL_PATH = '/__outcrop/';

/** What can be steered. */
export interface ControlTargets {
  readonly script: Script;
  readonly faults: FaultPlan;
  readonly log: RequestLog;
}

const SECRET_HEADERS = ['authorization', 'x-amz-security-token'];

/** Answers a control request: lists requests, adds script entries or faults, or resets all three. */
export function control(request: WireRequest, targets: ControlTargets): WireReply {
  if (!request.isLoopback) throw new AwsError('AccessDeniedException', 'Control requests must come from the same machine.');
  switch (`${request.method} ${request.target.slice(CONTROL_PATH.length)}`) {
    case 'GET requests':
      return jsonReply(targets.log.requests.map((entry) => ({ ...entry, headers: withoutSecrets(entry.headers) })));
    case 'POST script':
      for (const { reply, match } of readList(request, parseScript)) targets.script.add(reply, match);
      return jsonReply({});
    case 'POST faults':
      for (const rule of readList(request, parseFaultRules)) targets.faults.add(rule);
      return jsonReply({});
    case 'POST reset':
      reset(targets);
      return jsonReply({});
    default:
      throw new AwsError('UnknownOperationException', `No control request at ${request.target}.`);
  }
}

/** Forgets requests, script and faults. */
export function reset({ script, faults, log }: ControlTargets): void {
  script.clear();
  faults.clear();
  log.clear();
}

function readList<Item>(request: WireRequest, parse: (value: unknown) => readonly Item[]): readonly Item[] {
  try {
    return parse(JSON.parse(new TextDecoder().decode(request.body)));
  } catch (error) {
    throw validationError(error instanceof Error ? error.message : String(error));
  }
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET_HEADERS.includes(name)));
}
