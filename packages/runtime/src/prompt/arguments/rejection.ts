import { lazyPattern } from '../../text/lazy-pattern.ts';
import { describeGiven } from './describe-given.ts';

/** One thing that is wrong with an argument. */
export interface Problem {
  /** From the value that was looked at to the place of the problem: field names, keys and indexes. */
  readonly path: readonly (string | number)[];
  /** Gives `expected int, got "1"`. Late, because members of unions fail often and silently. */
  readonly describe: () => string;
}

/** Problems listed for one argument; more are not helpful. */
const MAX_PROBLEMS = 50;

/** What converting a value gives when the value does not fit. */
export class Rejection {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    this.problems = problems;
  }
}

/** Rejects a value as a whole. */
export function reject(describe: () => string): Rejection {
  return new Rejection([{ path: [], describe }]);
}

/** Rejects a value because it is of another type. */
export function rejectType(expected: string, given: unknown): Rejection {
  return reject(() => `expected ${expected}, got ${describeGiven(given)}`);
}

/** Collects the problems of a value's components. */
export class Problems {
  readonly #problems: Problem[] = [];

  /** Adds what is wrong with a component. */
  add(key: string | number, { problems }: Rejection): void {
    for (const { path, describe } of problems.slice(0, MAX_PROBLEMS - this.#problems.length)) {
      this.#problems.push({ path: [key, ...path], describe });
    }
  }

  /** There is no room for more: looking further is of no use. */
  get isFull(): boolean {
    return this.#problems.length >= MAX_PROBLEMS;
  }

  /** The rejection of the value, `undefined` when all of its components fit. */
  get rejection(): Rejection | undefined {
    return this.#problems.length === 0 ? undefined : new Rejection(this.#problems);
  }
}

const identifier = lazyPattern('^[\\p{ID_Start}$_][\\p{ID_Continue}$]*$', 'u');

/** Prints a problem on one line: `order.lines[2].qty: expected int, got "1"`. */
export function printProblem({ path, describe }: Problem): string {
  const place = path.map((key, index) => {
    if (typeof key === 'number') return `[${key}]`;
    if (!identifier().test(key)) return `[${JSON.stringify(key)}]`;
    return index === 0 ? key : `.${key}`;
  });
  return `${place.join('')}: ${describe()}`;
}
