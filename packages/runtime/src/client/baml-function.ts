import type { ConverseAnswer, SignedRequest } from '../bedrock/index.ts';
import type { BamlStream } from './baml-stream.ts';
import type { CallOptions, ParseOptions, RequestOptions } from './call-options.ts';

/** A prompt as a typed function. `Args` are its parameters, `Output` is its result, `Partial` what a stream yields meanwhile. */
export interface BamlFunction<Args extends readonly unknown[], Output, Partial> {
  (...args: [...args: Args, options?: CallOptions]): Promise<Output>;
  /** Starts nothing before it is used. Throws at once on bad arguments, an unknown client and an aborted signal. */
  stream(...args: [...args: Args, options?: CallOptions]): BamlStream<Partial, Output>;
  /** Builds and signs the HTTP request of the first attempt, and sends nothing. */
  request(...args: [...args: Args, options?: RequestOptions]): Promise<SignedRequest>;
  /** The same for the streaming endpoint. */
  streamRequest(...args: [...args: Args, options?: RequestOptions]): Promise<SignedRequest>;
  /** Parses a model's answer: its text, or a whole Converse answer. */
  parse(answer: string | ConverseAnswer, options?: ParseOptions): Output;
  /** Parses the beginning of a model's text. */
  parseStream(text: string, options?: ParseOptions): Partial;
}

type Call<F> =
  F extends BamlFunction<infer Args, infer Output, infer _Partial>
    ? (...args: [...args: Args, options?: CallOptions]) => Promise<Output>
    : never;

type Member<F, M extends 'stream' | 'request' | 'streamRequest' | 'parse' | 'parseStream'> = F extends { [K in M]: infer X } ? X : never;

/** The client `b` of a project's functions. Tests may replace these. */
export type AsyncClient<F> = { -readonly [K in keyof F]: Call<F[K]> } & {
  readonly stream: { -readonly [K in keyof F]: Member<F[K], 'stream'> };
  readonly request: { -readonly [K in keyof F]: Member<F[K], 'request'> };
  readonly streamRequest: { -readonly [K in keyof F]: Member<F[K], 'streamRequest'> };
  readonly parse: { -readonly [K in keyof F]: Member<F[K], 'parse'> };
  readonly parseStream: { -readonly [K in keyof F]: Member<F[K], 'parseStream'> };
  /** Makes a client whose calls have these options, on top of the ones that this client's calls have. */
  withOptions(options: CallOptions): AsyncClient<F>;
};
