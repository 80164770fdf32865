/** A fault to inject. Frames count from 1; frame 0 is the moment after the headers. Times are in milliseconds. */
export type Fault =
  | { readonly kind: 'throttle'; readonly retryAfterSeconds?: number }
  | { readonly kind: 'error'; readonly name: string }
  | { readonly kind: 'http'; readonly status: number }
  | { readonly kind: 'slow-headers' | 'slow-first-token'; readonly ms: number }
  | { readonly kind: 'stall'; readonly ms: number; readonly frame: number }
  | { readonly kind: 'cut' | 'cut-inside' | 'bad-crc' | 'bad-prelude' | 'bad-json'; readonly frame: number }
  | { readonly kind: 'exception'; readonly type: string; readonly frame: number }
  | { readonly kind: 'max-tokens' | 'batch-partial' | 'batch-error-records'; readonly count: number }
  | { readonly kind: 'probability'; readonly probability: number; readonly fault: Fault }
  | { readonly kind: (typeof PLAIN_FAULTS)[number] };

const PLAIN_FAULTS = [
  'throttle-first-frame',
  'empty',
  'reset',
  'no-message-stop',
  'metadata-first',
  'start-empty-block',
  'unknown-event',
  'guardrail',
  'batch-fail',
  'batch-expire',
] as const;

/** Reads a fault in its one notation, `name` or `name=argument` (`cut=3`, `stall=500@2`). Throws an Error for anything else. */
export function parseFault(text: string): Fault {
  const equals = text.indexOf('=');
  const kind = equals < 0 ? text : text.slice(0, equals);
  const argument = equals < 0 ? '' : text.slice(equals + 1);
  const [before = '', after = ''] = argument.split('@');
  switch (kind) {
    case 'throttle':
      return argument === '' ? { kind } : { kind, retryAfterSeconds: readNumber(argument) };
    case 'error':
      return { kind, name: readName(argument) };
    case 'http':
      return { kind, status: readNumber(argument) };
    case 'slow-headers':
    case 'slow-first-token':
      return { kind, ms: readNumber(argument) };
    case 'stall':
      return { kind, ms: readNumber(before), frame: readNumber(after) };
    case 'exception':
      return { kind, type: readName(before), frame: readNumber(after) };
    case 'cut':
    case 'cut-inside':
    case 'bad-crc':
    case 'bad-prelude':
    case 'bad-json':
      return { kind, frame: readNumber(argument) };
    case 'max-tokens':
    case 'batch-partial':
    case 'batch-error-records':
      return { kind, count: readNumber(argument) };
    case 'probability':
      return readProbability(argument);
    default:
      return readPlain(kind, argument);
  }
}

function readProbability(argument: string): Fault {
  const colon = argument.indexOf(':');
  if (colon < 0) throw new Error('The fault "probability" is written probability=0.1:throttle.');
  return { kind: 'probability', probability: readNumber(argument.slice(0, colon)), fault: parseFault(argument.slice(colon + 1)) };
}

function readPlain(name: string, argument: string): Fault {
  const kind = PLAIN_FAULTS.find((known) => known === name);
  if (kind === undefined) throw new Error(`Unknown fault "${name}".`);
  if (argument !== '') throw new Error(`The fault "${name}" takes no argument.`);
  return { kind };
}

function readNumber(text: string): number {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value) || value < 0) throw new Error(`A fault needs a number here, not "${text}".`);
  return value;
}

function readName(text: string): string {
  if (!/^[A-Za-z]\w*$/.test(text)) throw new Error(`A fault needs a name here, not "${text}".`);
  return text;
}
