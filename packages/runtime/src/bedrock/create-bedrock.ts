import type { Bedrock, BedrockClient } from './bedrock-client.ts';
import { Connection, SharedState } from './connection.ts';
import type { CallSettings, Conversation } from './conversation.ts';
import { buildContext } from './converse/build-context.ts';
import { buildConverseInput } from './converse/build-converse-input.ts';
import type { ConverseInput } from './converse/converse-wire.ts';
import type { MediaFetcher } from './media/fetch-media.ts';
import { interceptedOptions } from './options/intercepted-options.ts';
import { OptionMemo } from './options/option-memo.ts';
import { type RawOptions, resolveModelless } from './options/resolve-options.ts';
import type { Env, Platform } from './platform.ts';
import { interceptOf } from './transport/intercept-all.ts';
import { openTransport } from './transport/open-transport.ts';

/** Makes the Bedrock layer over one platform. */
export function createBedrock(platform: Platform): Bedrock {
  const shared = new SharedState(platform);
  const memo = new OptionMemo();
  let fetcher: Promise<MediaFetcher> | undefined;
  const media = (): Promise<MediaFetcher> => {
    fetcher ??= import('./media/fetch-media.ts').then(({ MediaFetcher }) => new MediaFetcher(platform));
    return fetcher;
  };
  return {
    client(name: string, raw: RawOptions, env: Env = platform.env): BedrockClient {
      return bedrockClient(new Connection(name, memo.resolve(name, raw, env), env, shared), media);
    },
    connect(name, raw, env = platform.env) {
      const options = interceptedOptions(raw, interceptOf(raw));
      return new Connection(name, resolveModelless(name, options, env), env, shared);
    },
  };
}

function bedrockClient(connection: Connection, media: () => Promise<MediaFetcher>): BedrockClient {
  const { client: name, options, shared } = connection;
  const transport = openTransport(connection);
  return {
    name,
    options,
    buildInput(conversation: Conversation, settings: CallSettings = {}): ConverseInput | Promise<ConverseInput> {
      const context = buildContext(name, options, settings, (message) => shared.warnOnce(message));
      return buildConverseInput(context, conversation, async (value, url) => (await media()).fetch(context, value, url));
    },
    async sign(input) {
      const { signInput } = await import('./request/sign-input.ts');
      return signInput(connection, input);
    },
    warn: (message) => shared.warnOnce(`client "${name}": ${message}`),
    send: (input, sendOptions) => transport.send(input, sendOptions),
    stream: (input, sendOptions) => transport.stream(input, sendOptions),
  };
}
