import type { SignedRequest } from '../../bedrock/index.ts';
import type { BamlFunction, CallOptions, RequestOptions } from '../../client/index.ts';

type Call<F> =
  F extends BamlFunction<infer Args, infer Output, infer _Partial>
    ? (...args: [...args: Args, options?: SyncCallOptions]) => Output
    : never;

type Request<F> =
  F extends BamlFunction<infer Args, infer _Output, infer _Partial>
    ? (...args: [...args: Args, options?: RequestOptions]) => SignedRequest
    : never;

type Parse<F, M extends 'parse' | 'parseStream'> = F extends { [K in M]: infer X } ? X : never;

/** Options of calls that wait. A signal ends a call that has not begun; while the call runs, nobody can fire it. */
export type SyncCallOptions = Omit<CallOptions, 'onTick' | 'events' | 'intercept'>;

/** The client `b` of a project's functions whose calls return values instead of promises. */
export type SyncClient<F> = { -readonly [K in keyof F]: Call<F[K]> } & {
  /** Throws: only the async client streams. */
  readonly stream: never;
  readonly request: { -readonly [K in keyof F]: Request<F[K]> };
  readonly streamRequest: { -readonly [K in keyof F]: Request<F[K]> };
  readonly parse: { -readonly [K in keyof F]: Parse<F[K], 'parse'> };
  readonly parseStream: { -readonly [K in keyof F]: Parse<F[K], 'parseStream'> };
  /** Makes a client whose calls have these options, on top of the ones that this client's calls have. */
  withOptions(options: SyncCallOptions): SyncClient<F>;
};
