import type { SignedRequest } from '../../bedrock/index.ts';
import type { BamlFunction, CallOptions, RequestOptions } from '../../client/index.ts';

type Call<F> =
  F extends BamlFunction<infer Args, infer Output, infer _Partial> ? (...args: [...args: Args, options?: CallOptions]) => Output : never;

type Request<F> =
  F extends BamlFunction<infer Args, infer _Output, infer _Partial>
    ? (...args: [...args: Args, options?: RequestOptions]) => SignedRequest
    : never;

type Parse<F, M extends 'parse' | 'parseStream'> = F extends { [K in M]: infer X } ? X : never;

/** The client `b` of a project's functions, for code that cannot wait for promises. */
export type SyncClient<F> = { [K in keyof F]: Call<F[K]> } & {
  /** Throws: only the async client streams. */
  readonly stream: { [K in keyof F]: () => never };
  readonly request: { [K in keyof F]: Request<F[K]> };
  readonly streamRequest: { [K in keyof F]: Request<F[K]> };
  readonly parse: { [K in keyof F]: Parse<F[K], 'parse'> };
  readonly parseStream: { [K in keyof F]: Parse<F[K], 'parseStream'> };
  withOptions(options: CallOptions): SyncClient<F>;
};
