import type { CacheFacts } from '../model/model-facts.ts';
import type { CacheSwitch } from '../options/bedrock-options.ts';
import { type BuildContext, buildError } from './build-context.ts';
import type { CachePoint, ToolConfig, WireContent, WireMessage } from './converse-wire.ts';

const MAX_POINTS = 4;

/** The three places of a request that cache points stand in, in the order in which the service reads them. */
export interface CacheablePlaces {
  readonly toolConfig: ToolConfig | undefined;
  readonly system: readonly WireContent[];
  readonly messages: readonly WireMessage[];
}

/** Adds the cache points that the options ask for, then holds the request to the service's rules about them. */
export function placeCachePoints(context: BuildContext, places: CacheablePlaces): CacheablePlaces {
  const asked = askedPoints(context);
  const placed: CacheablePlaces = {
    toolConfig: withToolPoint(context, places.toolConfig, asked.tools),
    system: withEndPoint(places.system, asked.system),
    messages: withMessagePoint(context, places.messages, asked.messages),
  };
  const limited = limitPoints(context, placed);
  checkLifetimes(context, limited);
  return limited;
}

interface AskedPoints {
  readonly system: CachePoint | undefined;
  readonly tools: CachePoint | undefined;
  readonly messages: CachePoint | undefined;
}

function askedPoints(context: BuildContext): AskedPoints {
  const { enable_prompt_caching, prompt_caching } = context.options;
  const { system, tools, messages } =
    enable_prompt_caching === true ? { system: true, tools: true, messages: false } : (prompt_caching ?? {});
  const asked = { system: pointOf(system), tools: pointOf(tools), messages: pointOf(messages) };
  if (context.facts?.cache !== false) return asked;
  if (Object.values(asked).some((point) => point !== undefined)) context.warn(`${context.options.model} has no prompt caching`);
  return { system: undefined, tools: undefined, messages: undefined };
}

function cacheFacts({ facts }: BuildContext): CacheFacts {
  return typeof facts?.cache === 'object' ? facts.cache : {};
}

function pointOf(value: CacheSwitch | undefined): CachePoint | undefined {
  if (value === undefined || value === false) return undefined;
  return value === true ? { type: 'default' } : { type: 'default', ttl: value };
}

function withToolPoint(context: BuildContext, config: ToolConfig | undefined, point: CachePoint | undefined): ToolConfig | undefined {
  if (config === undefined || point === undefined || cacheFacts(context).tools === false) return config;
  return { ...config, tools: [...config.tools, { cachePoint: point }] };
}

function withEndPoint(blocks: readonly WireContent[], point: CachePoint | undefined): readonly WireContent[] {
  if (point === undefined || blocks.length === 0 || blocks.some((block) => block.cachePoint !== undefined)) return blocks;
  return [...blocks, { cachePoint: point }];
}

/** Wire: a cache point behind a document or video is refused, so it stands in front of a trailing run of them. */
function withMessagePoint(context: BuildContext, messages: readonly WireMessage[], point: CachePoint | undefined): readonly WireMessage[] {
  const last = messages.map(({ role }) => role).lastIndexOf('user');
  if (point === undefined || last < 0) return messages;
  return messages.map((message, index) =>
    index === last ? { ...message, content: withInnerPoint(context, message.content, point) } : message,
  );
}

function withInnerPoint(context: BuildContext, content: readonly WireContent[], point: CachePoint): readonly WireContent[] {
  let end = content.length;
  while (end > 0 && (content[end - 1]?.document !== undefined || content[end - 1]?.video !== undefined)) end--;
  if (end === 0 || content[end - 1]?.cachePoint !== undefined) {
    context.warn(`client "${context.client}": prompt_caching.messages found no place for a cache point`);
    return content;
  }
  return [...content.slice(0, end), { cachePoint: point }, ...content.slice(end)];
}

/** Removes the oldest points in messages until the request has no more than the service takes. */
function limitPoints(context: BuildContext, places: CacheablePlaces): CacheablePlaces {
  const max = cacheFacts(context).max_points ?? MAX_POINTS;
  const fixed = count(places.toolConfig?.tools ?? []) + count(places.system);
  if (fixed > max) throw buildError(context, `a request takes at most ${max} cache points; system and tools alone have ${fixed}`);
  let surplus = fixed + places.messages.reduce((sum, message) => sum + count(message.content), 0) - max;
  if (surplus <= 0) return places;
  const messages = places.messages.map((message) => {
    const content = message.content.filter((block) => block.cachePoint === undefined || surplus-- <= 0);
    return content.length === message.content.length ? message : { ...message, content };
  });
  return { ...places, messages };
}

function count(blocks: readonly { readonly cachePoint?: CachePoint }[]): number {
  return blocks.filter((block) => block.cachePoint !== undefined).length;
}

/** Wire: along tools, system and messages a longer time to live must not follow a shorter one. */
function checkLifetimes(context: BuildContext, places: CacheablePlaces): void {
  const blocks = [...(places.toolConfig?.tools ?? []), ...places.system, ...places.messages.flatMap(({ content }) => content)];
  const lifetimes = blocks.flatMap((block) => (block.cachePoint === undefined ? [] : [block.cachePoint.ttl ?? '5m']));
  const firstShort = lifetimes.indexOf('5m');
  if (firstShort >= 0 && lifetimes.includes('1h', firstShort)) {
    throw buildError(context, 'a cache point of 1h must not follow one of 5m (order: tools, system, messages)');
  }
}
