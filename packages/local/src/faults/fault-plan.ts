import type { OperationName } from '../protocol/routes.ts';
import { type Random, seededRandom } from '../seeded-random.ts';
import { type Fault, parseFault } from './fault.ts';

/** Which requests a fault hits; every condition given must hold. */
export interface FaultCondition {
  readonly op?: OperationName;
  /** The decoded model id. */
  readonly model?: string;
  /** Only this one of the requests that fit, counted from 1. */
  readonly nth?: number;
  /** Only so many of the requests that fit. */
  readonly times?: number;
}

/** A fault and when it strikes. */
export interface FaultRule {
  readonly when?: FaultCondition;
  /** The fault's notation, `throttle` or `cut=3`. */
  readonly do: string;
}

/** The faults in force. */
export interface FaultPlan {
  add(rule: FaultRule): void;
  /** Gives the faults that hit a request, and counts it. */
  take(operation: OperationName, modelId: string | undefined): readonly Fault[];
  clear(): void;
}

/** Opens a plan with its first rules. */
export function createFaultPlan(rules: readonly FaultRule[]): FaultPlan {
  const random = seededRandom('faults');
  let live: { readonly when: FaultCondition; readonly fault: Fault; seen: number }[] = [];
  const plan: FaultPlan = {
    add(rule) {
      live.push({ when: rule.when ?? {}, fault: parseFault(rule.do), seen: 0 });
    },
    take(operation, modelId) {
      const fitting = live.filter(({ when }) => (when.op ?? operation) === operation && (when.model ?? modelId) === modelId);
      for (const rule of fitting) rule.seen += 1;
      return fitting
        .filter(({ when, seen }) => (when.nth ?? seen) === seen && seen <= (when.times ?? seen))
        .flatMap(({ fault }) => resolveChance(fault, random));
    },
    clear() {
      live = [];
    },
  };
  for (const rule of rules) plan.add(rule);
  return plan;
}

/** Throws the dice of a `probability` fault. */
function resolveChance(fault: Fault, random: Random): readonly Fault[] {
  if (fault.kind !== 'probability') return [fault];
  return random() < fault.probability ? resolveChance(fault.fault, random) : [];
}

/** Checks fault rules that were read from a file or a request: a list of `{ when?, do }`. Throws an Error that names the rule. */
export function parseFaultRules(value: unknown): readonly FaultRule[] {
  if (!Array.isArray(value)) throw new Error('Faults are a list of { "when": …, "do": "name=argument" }.');
  for (const [index, rule] of value.entries()) {
    if (typeof rule?.do !== 'string') throw new Error(`Fault rule ${index + 1} has no "do".`);
    parseFault(rule.do);
  }
  return value;
}
