import { describeDifferences } from './differences.ts';
import type { RecordedRequest } from './exchange.ts';

/** Says that no recorded exchange fits a request, and how the likeliest one differs from it. */
export function describeMissing(place: string, asked: RecordedRequest, nearest: RecordedRequest | undefined): string {
  const title = `No recording in ${place} fits ${asked.method} ${asked.path}.`;
  if (nearest === undefined) return title;
  const { sha256: _recorded, ...recorded } = nearest;
  const { sha256: _now, ...now } = asked;
  return `${title} The request has changed:\n${describeDifferences(recorded, now).replaceAll(/^/gm, '  ')}`;
}
