import type { ModelOperationName } from '../protocol/routes.ts';
import { type Ask, wholeText } from './ask.ts';
import { formatOf } from './generate-answer.ts';
import type { Reply } from './reply.ts';

/** Which requests a scripted reply is for; every condition given must hold. */
export interface Match {
  /** The decoded model id. */
  readonly model?: string;
  readonly op?: ModelOperationName;
  /** Text that occurs anywhere in the conversation. */
  readonly contains?: string;
  /** A regular expression (source text) that matches anywhere in the conversation. */
  readonly regex?: string;
  /** Text of the output format: the name of a class, of an enum or of a field. */
  readonly schema?: string;
  /** How often the reply is given before the entry retires. Without it, always. */
  readonly times?: number;
}

/** One entry of a script. */
export interface ScriptEntry {
  readonly match?: Match;
  readonly reply: Reply;
}

/** A reply worked out from what is asked; undefined leaves the request to the next entry. */
export type Responder = (ask: Ask) => Reply | undefined;

/** Entries in the order in which they are tried. */
export interface Script {
  add(reply: Reply | Responder, match?: Match): void;
  /** Finds the first reply for a request and counts it as given. */
  take(ask: Ask): Reply | undefined;
  clear(): void;
}

interface LiveEntry {
  readonly respond: Responder;
  readonly matches: (ask: Ask) => boolean;
  remaining: number;
}

/** Opens a script with its first entries. */
export function createScript(entries: readonly ScriptEntry[]): Script {
  let live: LiveEntry[] = [];
  const script: Script = {
    add(reply, match = {}) {
      const respond = typeof reply === 'function' ? reply : () => reply;
      live.push({ respond, matches: compileMatch(match), remaining: match.times ?? Number.POSITIVE_INFINITY });
    },
    take(ask) {
      for (const entry of live) {
        const reply = entry.remaining > 0 && entry.matches(ask) ? entry.respond(ask) : undefined;
        if (!reply) continue;
        entry.remaining -= 1;
        return reply;
      }
      return undefined;
    },
    clear() {
      live = [];
    },
  };
  for (const entry of entries) script.add(entry.reply, entry.match);
  return script;
}

function compileMatch(match: Match): (ask: Ask) => boolean {
  const { model, op, contains, schema } = match;
  const regex = match.regex === undefined ? undefined : new RegExp(match.regex);
  return (ask) =>
    (model === undefined || ask.modelId === model) &&
    (op === undefined || ask.operation === op) &&
    (contains === undefined || wholeText(ask).includes(contains)) &&
    (regex === undefined || regex.test(wholeText(ask))) &&
    (schema === undefined || (formatOf(ask)?.text.includes(schema) ?? false));
}

/**
 * Checks a script that was read from a file or a request: a list of `{ match?, reply }`. Throws an Error that names the entry.
 */
export function parseScript(value: unknown): readonly ScriptEntry[] {
  if (!Array.isArray(value)) throw new Error('A script is a list of { "match": …, "reply": … }.');
  for (const [index, entry] of value.entries()) {
    checkMembers(entry, ['match', 'reply'], `Script entry ${index + 1}`);
    if (entry.reply === undefined) throw new Error(`Script entry ${index + 1} has no "reply".`);
    checkMembers(entry.reply, REPLY_MEMBERS, `The reply of script entry ${index + 1}`);
    checkMembers(entry.match ?? {}, MATCH_MEMBERS, `The match of script entry ${index + 1}`);
    compileMatch(entry.match ?? {});
  }
  return value;
}

const MATCH_MEMBERS = ['model', 'op', 'contains', 'regex', 'schema', 'times'];
const REPLY_MEMBERS = [
  'reasoning',
  'text',
  'json',
  'content',
  'toolCalls',
  'error',
  'raw',
  'stopReason',
  'usage',
  'chunks',
  'delayMs',
  'firstDelayMs',
];

function checkMembers(value: unknown, known: readonly string[], what: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${what} is not an object.`);
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`${what} has an unknown member "${unknown}". Known are ${known.join(', ')}.`);
}
