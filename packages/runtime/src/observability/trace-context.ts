/** Where a call happens: inside which traced function, with which tags. */
export interface TraceContext {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly rootId: string;
  /** Tags of this function, those of the outer ones included when it began. */
  tags: Readonly<Record<string, string>>;
}

interface ContextStorage {
  getStore(): TraceContext | undefined;
  run<Result>(context: TraceContext, work: () => Result): Result;
}

interface BuiltinModules {
  readonly process?: { getBuiltinModule?(name: string): { readonly AsyncLocalStorage?: new () => ContextStorage } | undefined };
}

/** Follows the context through synchronous code only: for platforms without `AsyncLocalStorage`. */
class SynchronousStorage implements ContextStorage {
  #current: TraceContext | undefined;

  getStore(): TraceContext | undefined {
    return this.#current;
  }

  run<Result>(context: TraceContext, work: () => Result): Result {
    const outer = this.#current;
    this.#current = context;
    try {
      return work();
    } finally {
      this.#current = outer;
    }
  }
}

function createStorage(): ContextStorage {
  const { process } = globalThis as BuiltinModules;
  const AsyncLocalStorage = process?.getBuiltinModule?.('node:async_hooks')?.AsyncLocalStorage;
  return AsyncLocalStorage === undefined ? new SynchronousStorage() : new AsyncLocalStorage();
}

let storage: ContextStorage | undefined;
let processTags: Readonly<Record<string, string>> = {};

/** The traced function that the caller runs in, if any. */
export function currentContext(): TraceContext | undefined {
  return storage?.getStore();
}

/** Runs work as a traced function of its own. */
export function runInContext<Result>(context: TraceContext, work: () => Result): Result {
  storage ??= createStorage();
  return storage.run(context, work);
}

/** Tags of all calls made from here. */
export function currentTags(): Readonly<Record<string, string>> {
  return currentContext()?.tags ?? processTags;
}

/** Adds tags to all later calls of the traced function it is called in; outside of one, to all later calls of the process. */
export function setTags(tags: Readonly<Record<string, string>>): void {
  const context = currentContext();
  if (context === undefined) processTags = { ...processTags, ...tags };
  else context.tags = { ...context.tags, ...tags };
}
