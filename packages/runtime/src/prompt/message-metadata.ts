import { type KeywordArgument, TemplateError, type TemplateValue } from '../template/index.ts';
import type { CachePointPart } from './chat-prompt.ts';
import type { RoleRules } from './role-rules.ts';

/** What the keywords of `_.role(…)` say about a message. */
export interface MessageMetadata {
  /** The message ends with a cache point. */
  readonly cachePoint?: CachePointPart | undefined;
  /** Everything in the message is guarded content. */
  readonly isGuarded?: boolean | undefined;
  /** The message stays apart from one of the same role before it. */
  readonly isSeparate?: boolean | undefined;
}

/** Metadata that Outcrop itself reads, whatever the client lets through. */
const OWN = new Set(['role', 'guard', '__baml_allow_dupe_role__']);

/** Reads the keywords of `_.role(…)`. Throws a `TemplateError` for values that have no meaning. */
export function readMetadata(keywords: readonly KeywordArgument[], { metadata }: RoleRules): MessageMetadata {
  if (keywords.length === 0) return {};
  const given = new Map(keywords);
  const isCached = metadata === 'all' || metadata.has('cache_control');
  return {
    cachePoint: isCached ? readCacheControl(given.get('cache_control')) : undefined,
    isGuarded: readGuard(given.get('guard')),
    isSeparate: given.get('__baml_allow_dupe_role__') === true,
  };
}

/** The keywords that have no effect on Amazon Bedrock. */
export function idleMetadata(keywords: readonly KeywordArgument[]): readonly string[] {
  return keywords.map(([name]) => name).filter((name) => !OWN.has(name) && name !== 'cache_control');
}

/** Reads how long a cache point lives; `undefined` is as long as the service likes. */
export function readTtl(value: TemplateValue): CachePointPart {
  if (value === undefined || value === null) return { kind: 'cache-point' };
  if (value === '5m' || value === '1h') return { kind: 'cache-point', ttl: value };
  throw new TemplateError('the ttl of a cache point must be "5m" or "1h"');
}

/**
 * Differs: with the reference implementation every value makes a cache point, `false` and none included, and `ttl` is lost.
 */
function readCacheControl(value: TemplateValue): CachePointPart | undefined {
  if (value === undefined || value === null || value === false) return undefined;
  if (!(value instanceof Map)) return { kind: 'cache-point' };
  const type = value.get('type') ?? 'ephemeral';
  if (type !== 'ephemeral' && type !== 'default') throw new TemplateError('the type of cache_control must be "ephemeral"');
  return readTtl(value.get('ttl'));
}

function readGuard(value: TemplateValue): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  throw new TemplateError('guard must be true or false');
}
