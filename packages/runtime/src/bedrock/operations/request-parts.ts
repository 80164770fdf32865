// What the requests of several operations are put together from.
import type { JsonObject } from '../json.ts';
import { encodePathLabel } from '../model/model-id.ts';

/** The members that are given: what is undefined does not go over the wire. */
export function given<Members extends object>(members: Members): { [Key in keyof Members]?: NonNullable<Members[Key]> } {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Members]?: NonNullable<Members[Key]> };
}

/** Tags as the control operations take them. */
export function tagMember(tags: Readonly<Record<string, string>> | undefined): JsonObject {
  return tags === undefined ? {} : { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) };
}

/** The query of a list: the members that are given. */
export function pageQuery(members: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(given(members)).map(([name, value]) => `${name}=${encodePathLabel(String(value))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
