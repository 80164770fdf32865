import type { BamlErrors } from '../errors/index.ts';
import type { HookInput, HookOutput, HookStatus } from './hook.ts';

/** Any input of a hook: with or without streaming. */
export type AnyInput<Partial, Final> = HookInput<Partial, Final, { stream?: boolean }>;

/** What a hook keeps between renderings. */
export interface HookState<Partial, Final> {
  readonly status: HookStatus;
  readonly streamData?: Partial | undefined;
  readonly finalData?: Final | undefined;
  readonly error?: BamlErrors | Error | undefined;
}

/** What users see of a state. */
export function describeState<Partial, Final>(
  state: HookState<Partial, Final>,
): Omit<HookOutput<never, Partial, Final, { stream?: boolean }>, 'mutate' | 'reset'> {
  const { status, streamData, finalData, error } = state;
  const isPending = status === 'pending';
  const isStreaming = status === 'streaming';
  return {
    status,
    data: isStreaming ? streamData : finalData,
    streamData,
    finalData,
    error,
    isLoading: isPending || isStreaming,
    isPending,
    isStreaming,
    isSuccess: status === 'success',
    isError: status === 'error',
  };
}
