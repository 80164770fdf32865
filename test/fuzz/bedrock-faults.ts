/** What requests under a fault end in: a value, one typed error, or any of these. */
export interface FaultEndings {
  readonly call: Ending;
  readonly stream: Ending;
}
type Ending = 'value' | 'BamlClientHttpError' | 'BamlTimeoutError' | 'any';

const HARMLESS = [
  'probability=0:reset',
  'slow-headers=10',
  'slow-first-token=10',
  'stall=10@3',
  'metadata-first',
  'start-empty-block',
  'unknown-event',
  'guardrail',
  'max-tokens=1',
];

const BREAKING_STREAMS = [
  'throttle-first-frame',
  'exception=internalServerException@1',
  'exception=modelStreamErrorException@3',
  'exception=throttlingException@3',
  'bad-crc=1',
  'bad-crc=3',
  'bad-prelude=1',
  'bad-prelude=3',
  'bad-json=3',
  'no-message-stop',
];

const BREAKING_ALL = [
  'throttle',
  'throttle=1',
  'error=ModelNotReadyException',
  'error=ModelTimeoutException',
  'error=ModelErrorException',
  'error=InternalServerException',
  'error=ServiceUnavailableException',
  'error=ValidationException',
  'error=AccessDeniedException',
  'http=502',
  'empty',
  'reset',
  'cut=0',
  'cut=1',
  'cut=3',
  'cut-inside=1',
  'cut-inside=3',
];

const HALTING_STREAMS = ['slow-first-token=60000', 'stall=60000@3'];

const HALTING_ALL = ['slow-headers=60000'];

const PASSING = ['probability=0.5:throttle', 'probability=0.5:http=503', 'probability=0.5:reset', 'probability=0.5:throttle-first-frame'];

/** Every fault that can hit the answer of a model, in the notation of the local endpoint. Times are in milliseconds. */
export const FAULTS: ReadonlyMap<string, FaultEndings> = new Map([
  ...each(HARMLESS, { call: 'value', stream: 'value' }),
  ...each(BREAKING_STREAMS, { call: 'value', stream: 'BamlClientHttpError' }),
  ...each(BREAKING_ALL, { call: 'BamlClientHttpError', stream: 'BamlClientHttpError' }),
  ...each(HALTING_STREAMS, { call: 'value', stream: 'BamlTimeoutError' }),
  ...each(HALTING_ALL, { call: 'BamlTimeoutError', stream: 'BamlTimeoutError' }),
  ...each(PASSING, { call: 'any', stream: 'any' }),
]);

function each(faults: readonly string[], endings: FaultEndings): (readonly [string, FaultEndings])[] {
  return faults.map((fault) => [fault, endings]);
}
