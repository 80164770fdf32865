/** Differences beyond this many are only counted. */
const MAX_SHOWN = 8;
/** Values are shown up to this many characters. */
const MAX_LENGTH = 100;
/** Texts are shown from this many characters before the place where they part. */
const LEAD = 20;
const MAX_DEPTH = 200;

/** Tells how two JSON values differ, one place a line: `body.messages[0].content[0].text: recorded "…", now "…"`. */
export function describeDifferences(recorded: unknown, now: unknown): string {
  const lines = [...differences(recorded, now, '', 0)];
  const rest = lines.length - MAX_SHOWN;
  return [...lines.slice(0, MAX_SHOWN), ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}

function* differences(recorded: unknown, now: unknown, path: string, depth: number): Generator<string> {
  if (Object.is(recorded, now)) return;
  if (!isObject(recorded) || !isObject(now) || Array.isArray(recorded) !== Array.isArray(now) || depth > MAX_DEPTH) {
    yield `${path}: ${showBoth(recorded, now)}`;
    return;
  }
  const separator = path === '' ? '' : '.';
  for (const name of new Set([...Object.keys(recorded), ...Object.keys(now)])) {
    const place = Array.isArray(recorded) ? `${path}[${name}]` : `${path}${separator}${name}`;
    yield* differences(memberOf(recorded, name), memberOf(now, name), place, depth + 1);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function memberOf(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function showBoth(recorded: unknown, now: unknown): string {
  const from = typeof recorded === 'string' && typeof now === 'string' ? Math.max(0, commonLength(recorded, now) - LEAD) : 0;
  return `recorded ${show(recorded, from)}, now ${show(now, from)}`;
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function show(value: unknown, from: number): string {
  if (value === undefined) return 'nothing';
  const start = from > 0 ? '…' : '';
  const text = JSON.stringify(typeof value === 'string' ? start + value.slice(from, from + 2 * MAX_LENGTH) : value);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
