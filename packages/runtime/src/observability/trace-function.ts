import { withSpan } from './open-telemetry.ts';
import { randomId } from './random-id.ts';
import { currentContext, currentTags, runInContext, type TraceContext } from './trace-context.ts';

/** Wraps a function, so that calls of prompts inside it know where they belong. Results and exceptions pass through. */
export function traceSync<Args extends readonly unknown[], Result>(
  name: string,
  traced: (...args: Args) => Result,
): (...args: Args) => Result {
  return (...args) =>
    withSpan(
      () => ({ name, kind: 'internal' }),
      () => runInContext(childContext(), () => traced(...args)),
    );
}

/** The same for functions that return promises. */
export function traceAsync<Args extends readonly unknown[], Result>(
  name: string,
  traced: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return traceSync(name, traced);
}

function childContext(): TraceContext {
  const parent = currentContext();
  const id = randomId('bfspan_');
  return { id, parentId: parent?.id, rootId: parent?.rootId ?? id, tags: currentTags() };
}
