import type { BamlErrors } from '../errors/index.ts';

/** How a hook calls its function: as a stream, unless `stream` is false. */
export interface HookOptions {
  /** False: one answer at the end, no partial values. */
  readonly stream?: boolean;
}

/** What hooks do when nothing else is asked for. */
interface Streaming {
  readonly stream?: true;
}

/** A server action, or a function that sends a request; its answer is the final value, or an HTTP response with the value as JSON. */
export type HookAction<Args extends readonly unknown[], Final> = (...args: Args) => Promise<Final | Response>;

/** The same for a stream: what `toStreamable()` or `toServerSentEvents()` gave, by itself or as the body of an HTTP response. */
export type StreamingHookAction<Args extends readonly unknown[]> = (...args: Args) => Promise<ReadableStream<Uint8Array> | Response>;

/** What a hook is doing. Without streaming it is never `streaming`. */
export type HookStatus<Options extends HookOptions = Streaming> =
  | 'idle'
  | 'pending'
  | 'success'
  | 'error'
  | (Options['stream'] extends false ? never : 'streaming');

/** What a hook shows: partial values while the answer is being written, then the final one. */
export type HookData<Partial, Final, Options extends HookOptions = Streaming> = Options['stream'] extends false ? Final : Partial | Final;

/** What a hook takes. The callbacks of the latest rendering are the ones that are called. */
export type HookInput<Partial, Final, Options extends HookOptions = Streaming> = HookCallbacks<Partial, Final, Options> &
  (Options['stream'] extends false
    ? { readonly stream: false }
    : {
        /** Reads the answer while it is being written. On when not given. */
        readonly stream?: Options['stream'] | undefined;
      });

interface HookCallbacks<Partial, Final, Options extends HookOptions> {
  /** Called with each partial value. */
  readonly onStreamData?: Callback<Partial> | undefined;
  /** Called with the final value. */
  readonly onFinalData?: Callback<Final> | undefined;
  /** Called with each partial value and with the final one. */
  readonly onData?: Callback<HookData<Partial, Final, Options>> | undefined;
  /** Called when a call fails. When it is there, `mutate` does not reject. */
  readonly onError?: Callback<BamlErrors | Error> | undefined;
}

/** A method, which may take less than it gets: existing code has callbacks for `BamlErrors`, and `onData` for partial values alone. */
type Callback<Value> = { tell(value: Value): void }['tell'];

/** What a hook gives. */
export interface HookOutput<Args extends readonly unknown[], Partial, Final, Options extends HookOptions = Streaming> {
  readonly status: HookStatus<Options>;
  /** The latest partial value while the answer is being written, the final value afterwards. */
  readonly data: HookData<Partial, Final, Options> | undefined;
  /** The latest partial value; stays when the answer is complete, and when it failed. */
  readonly streamData: Partial | undefined;
  /** The final value, once it is there. */
  readonly finalData: Final | undefined;
  /** Why the latest call failed. */
  readonly error: BamlErrors | Error | undefined;
  /** True from `mutate` to the end of the answer. */
  readonly isLoading: boolean;
  /** True until the first partial value. */
  readonly isPending: boolean;
  readonly isStreaming: boolean;
  readonly isSuccess: boolean;
  readonly isError: boolean;
  /**
   * Calls the function. A running call ends: its stream is cancelled, its answer no longer counts. Resolves to the final value, or to a copy of
   * the stream, which need not be read. Resolves to nothing when the call failed and `onError` was told, or when a later one took its place.
   */
  readonly mutate: (...args: Args) => Promise<(Options['stream'] extends false ? Final : ReadableStream<Uint8Array>) | undefined>;
  /** Ends a running call and forgets what earlier ones gave. */
  readonly reset: () => void;
}

/** A hook of one function. */
export interface Hook<Args extends readonly unknown[], Partial, Final> {
  (input: HookInput<Partial, Final, { stream: false }>): HookOutput<Args, Partial, Final, { stream: false }>;
  (input?: HookInput<Partial, Final>): HookOutput<Args, Partial, Final>;
}
