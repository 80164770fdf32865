import { useCallback, useEffect, useRef, useState } from 'react';
import type { Hook, HookAction, StreamingHookAction } from './hook.ts';
import { type HookRun, runAction, runStreamingAction } from './hook-run.ts';
import { type AnyInput, describeState, type HookState } from './hook-state.ts';

const IDLE: HookState<never, never> = { status: 'idle' };
const PENDING: HookState<never, never> = { status: 'pending' };

/**
 * Makes the hook of one function. Media values in arguments become plain objects. Leaving the component ends a running call.
 *
 * @param action gives the whole answer: a server action, or a function that sends a request and gives the response, whose body is JSON
 * @param streamingAction gives the answer while it is being written
 * @example
 * const post = (text: string) => fetch('/api/extract', { method: 'POST', body: text });
 * const useExtract: Hook<[text: string], partial_types.Resume, types.Resume> = createHook(post, post);
 */
export function createHook<Args extends readonly unknown[], Partial, Final>(
  action: (...args: Args) => Promise<Response>,
  streamingAction: StreamingHookAction<Args>,
): Hook<Args, Partial, Final>;
export function createHook<Args extends readonly unknown[], Partial, Final>(
  action: (...args: Args) => Promise<Final>,
  streamingAction: StreamingHookAction<Args>,
): Hook<Args, Partial, Final>;
export function createHook<Args extends readonly unknown[], Partial, Final>(
  action: HookAction<Args, Final>,
  streamingAction: StreamingHookAction<Args>,
): Hook<Args, Partial, Final> {
  function useAction(input: AnyInput<Partial, Final> = {}) {
    const [state, setState] = useState<HookState<Partial, Final>>(IDLE);
    const latestInput = useRef(input);
    const running = useRef<AbortController | undefined>(undefined);
    useEffect(() => {
      latestInput.current = input;
    });
    const stop = useCallback(() => {
      running.current?.abort();
      running.current = undefined;
    }, []);
    const reset = useCallback(() => {
      stop();
      setState(IDLE);
    }, [stop]);
    const mutate = useCallback(
      async (...args: Args) => {
        stop();
        const controller = new AbortController();
        running.current = controller;
        setState(PENDING);
        const show = (next: HookState<Partial, Final>): void => {
          if (controller.signal.aborted) return;
          if (next.status !== 'streaming') running.current = undefined;
          setState(next);
        };
        const run: HookRun<Partial, Final> = { signal: controller.signal, input: () => latestInput.current, show };
        return latestInput.current.stream === false ? runAction(action, args, run) : runStreamingAction(streamingAction, args, run);
      },
      [stop],
    );
    // A component that only hides comes back with its state: nothing would end its `pending`.
    useEffect(() => () => (running.current === undefined ? undefined : reset()), [reset]);
    return { ...describeState(state), mutate, reset };
  }
  return useAction as Hook<Args, Partial, Final>;
}
