import type { FunctionRecord } from './call-record.ts';
import { FunctionLog } from './function-log.ts';
import { showAsJson } from './show-as-json.ts';
import { type Usage, usageOf } from './usage.ts';

/** Collects the logs of the calls it is given to. One collector may serve many calls at the same time. */
export class Collector {
  readonly name: string | undefined;
  #records: FunctionRecord[] = [];

  static {
    showAsJson(Collector.prototype);
  }

  constructor(name?: string) {
    this.name = name;
  }

  /** All logs, oldest first. */
  get logs(): FunctionLog[] {
    return this.#records.map((record) => new FunctionLog(record));
  }

  /** The newest log, or null. */
  get last(): FunctionLog | null {
    const record = this.#records.at(-1);
    return record === undefined ? null : new FunctionLog(record);
  }

  /** The log of that id, or null. */
  id(id: string): FunctionLog | null {
    const record = this.#records.find((candidate) => candidate.id === id);
    return record === undefined ? null : new FunctionLog(record);
  }

  /** Tokens of all logs together. */
  get usage(): Usage {
    return usageOf(this.#records.flatMap(({ attempts }) => attempts));
  }

  /** Forgets all logs. */
  clear(): void {
    this.#records = [];
  }

  /** Gives all logs and their tokens together. */
  toJSON(): Record<string, unknown> {
    const { name, usage, logs } = this;
    return { name, usage, logs };
  }

  toString(): string {
    return `Collector(${this.name ?? ''}, ${this.#records.length} logs)`;
  }

  /** Takes in the record of a call. Calls do that themselves. */
  add(record: FunctionRecord): void {
    this.#records.push(record);
  }
}
