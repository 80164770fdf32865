import { expect, it } from 'vitest';
import { type Fault, parseFault } from './fault.ts';
import { parseFaultRules } from './fault-plan.ts';

it.each<[string, Fault]>([
  ['throttle', { kind: 'throttle' }],
  ['throttle=3', { kind: 'throttle', retryAfterSeconds: 3 }],
  ['error=ModelErrorException', { kind: 'error', name: 'ModelErrorException' }],
  ['http=502', { kind: 'http', status: 502 }],
  ['stall=500@2', { kind: 'stall', ms: 500, frame: 2 }],
  ['cut=0', { kind: 'cut', frame: 0 }],
  ['exception=throttlingException@4', { kind: 'exception', type: 'throttlingException', frame: 4 }],
  ['probability=0.1:cut=3', { kind: 'probability', probability: 0.1, fault: { kind: 'cut', frame: 3 } }],
  ['reset', { kind: 'reset' }],
])('reads %s', (text, fault) => {
  expect(parseFault(text)).toEqual(fault);
});

it.each([
  ['', /Unknown fault ""/],
  ['toString', /Unknown fault "toString"/],
  ['reset=1', /takes no argument/],
  ['cut', /needs a number here, not ""/],
  ['cut=x', /needs a number here, not "x"/],
  ['cut=-1', /needs a number/],
  ['stall=5', /needs a number/],
  ['error=a b', /needs a name/],
  ['probability=0.1', /is written probability=0\.1:throttle/],
])('refuses "%s"', (text, message) => {
  expect(() => parseFault(text)).toThrow(message);
});

it.each<[unknown, RegExp]>([
  [{}, /Faults are a list/],
  [[{}], /Fault rule 1 has no "do"/],
  [[{ do: 'reset' }, { do: 'nonsense' }], /Unknown fault "nonsense"/],
])('refuses the rules %j', (rules, message) => {
  expect(() => parseFaultRules(rules)).toThrow(message);
});
