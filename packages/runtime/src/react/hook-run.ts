import { BamlError, toBamlError } from '../errors/index.ts';
import type { HookAction, StreamingHookAction } from './hook.ts';
import type { AnyInput, HookState } from './hook-state.ts';
import { plainArguments } from './plain-arguments.ts';
import { readItems } from './read-items.ts';
import { receivedError, refusalOf } from './received-error.ts';

/** One call of `mutate`, until another one takes its place. */
export interface HookRun<Partial, Final> {
  /** Fires when the run no longer counts. */
  readonly signal: AbortSignal;
  /** Gives the callbacks of the latest rendering. */
  readonly input: () => AnyInput<Partial, Final>;
  /** Shows a new state. Does nothing after the signal. */
  readonly show: (state: HookState<Partial, Final>) => void;
}

/** Calls a function and gives its value. Gives nothing when the run was over before it, or failed and told so. */
export async function runAction<Args extends readonly unknown[], Partial, Final>(
  action: HookAction<Args, Final>,
  args: Args,
  run: HookRun<Partial, Final>,
): Promise<Final | undefined> {
  try {
    const answer = await action(...plainArguments(args));
    const final = isResponse(answer) ? ((await (await accept(answer)).json()) as Final) : answer;
    if (run.signal.aborted) return undefined;
    succeed(final, undefined, run);
    return final;
  } catch (error) {
    return fail(error, undefined, run);
  }
}

/** Calls a function, shows the values in its stream as they come, and gives a copy of the stream as soon as it is there. */
export async function runStreamingAction<Args extends readonly unknown[], Partial, Final>(
  action: StreamingHookAction<Args>,
  args: Args,
  run: HookRun<Partial, Final>,
): Promise<ReadableStream<Uint8Array> | undefined> {
  try {
    const answer = await action(...plainArguments(args));
    const stream = isResponse(answer) ? (await accept(answer)).body : answer;
    if (stream === null) throw new BamlError({ message: 'The server answered without a stream' });
    // The signal goes through to the source; that of a branch would not while the other branch is open.
    const [shown, copy] = stream.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(), { signal: run.signal }).tee();
    // Whoever called has the copy by now: failures in the stream are shown, and never thrown.
    void showItems(shown, run);
    return run.signal.aborted ? undefined : copy;
  } catch (error) {
    return fail(error, undefined, run);
  }
}

/** Told by what it can do: environments for tests have another class `Response`, or none. */
function isResponse(answer: unknown): answer is Response {
  return typeof answer === 'object' && answer !== null && 'json' in answer && typeof answer.json === 'function';
}

async function accept(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw await refusalOf(response);
}

async function showItems<Partial, Final>(stream: ReadableStream<Uint8Array>, run: HookRun<Partial, Final>): Promise<void> {
  let streamData: Partial | undefined;
  try {
    for await (const item of readItems(stream)) {
      if (run.signal.aborted) return;
      if ('error' in item) throw receivedError(item.error);
      if ('final' in item) return succeed(item.final as Final, streamData, run);
      streamData = item.partial as Partial;
      run.show({ status: 'streaming', streamData });
      run.input().onStreamData?.(streamData);
      run.input().onData?.(streamData);
    }
    throw new BamlError({ message: 'The stream ended before its final value' });
  } catch (error) {
    await fail(error, streamData, run).catch(() => {});
  }
}

function succeed<Partial, Final>(finalData: Final, streamData: Partial | undefined, run: HookRun<Partial, Final>): void {
  run.show({ status: 'success', streamData, finalData });
  run.input().onFinalData?.(finalData);
  run.input().onData?.(finalData);
}

/**
 * Shows an error and tells it. Rejects with it when there is nobody to tell. Failures of a run that is over interest nobody.
 *
 * Differs: in the reference implementation, late answers replace newer ones, and what a plain action rejects with is neither shown nor told.
 */
async function fail<Partial>(value: unknown, streamData: Partial | undefined, run: HookRun<Partial, never>): Promise<undefined> {
  if (run.signal.aborted) return;
  const error = toBamlError(value);
  run.show({ status: 'error', streamData, error });
  const { onError } = run.input();
  if (onError === undefined) throw error;
  onError(error);
}
