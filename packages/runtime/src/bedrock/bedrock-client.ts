import type { Connection } from './connection.ts';
import type { CallSettings, Conversation } from './conversation.ts';
import type { ConverseInput } from './converse/converse-wire.ts';
import type { BedrockOptions } from './options/bedrock-options.ts';
import type { RawOptions } from './options/resolve-options.ts';
import type { Env } from './platform.ts';
import type { SignedRequest } from './request/signed-request.ts';
import type { Transport } from './transport/transport.ts';

/** One `aws-bedrock` client as an attempt sees it: options resolved, nothing sent yet. */
export interface BedrockClient extends Transport {
  readonly name: string;
  readonly options: BedrockOptions;
  /** Builds the Converse input. A promise only when media must be fetched. */
  buildInput(conversation: Conversation, settings?: CallSettings): ConverseInput | Promise<ConverseInput>;
  /** Builds and signs the HTTP request without sending it. */
  sign(input: ConverseInput): Promise<SignedRequest>;
  /** Warns of something legal but surprising, once for each client and text. */
  warn(message: string): void;
}

/** Makes clients, and keeps what they share: connections, resolved credentials, loaded SDK clients, the clock's error. */
export interface Bedrock {
  /**
   * Gives the client for one attempt. Cheap when called again with the same `raw` object: call it for every attempt, so that changed
   * environment variables are seen.
   *
   * @throws BamlInvalidArgumentError when an option is wrong or an environment variable is not set.
   */
  client(name: string, raw: RawOptions, env?: Env): BedrockClient;
  /**
   * Gives the connection of a client: where its requests go, and what authenticates them. A model need not be named.
   *
   * @throws BamlInvalidArgumentError like {@link client}.
   */
  connect(name: string, raw: RawOptions, env?: Env): Connection;
}
