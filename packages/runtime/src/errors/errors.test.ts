import { describe, expect, it } from 'vitest';
import { ERROR_CLASSES } from './error-classes.ts';
import { detailsOf, withDetails } from './error-details.ts';
import * as errors from './index.ts';
import {
  BamlAbortError,
  BamlClientError,
  BamlClientFinishReasonError,
  BamlClientHttpError,
  BamlError,
  BamlInvalidArgumentError,
  BamlTimeoutError,
  BamlValidationError,
  GuardrailIntervenedError,
  isBamlError,
  toBamlError,
} from './index.ts';

const classes = {
  BamlError,
  BamlInvalidArgumentError,
  BamlValidationError,
  GuardrailIntervenedError,
  BamlClientFinishReasonError,
  BamlAbortError,
  BamlClientError,
  BamlClientHttpError,
  BamlTimeoutError,
};

const http = { message: 'refused', client_name: 'Haiku', status_code: 403 };
const timeout = { message: 'too slow', client_name: 'Haiku', timeout_type: 'idle', configured_value_ms: 5, elapsed_ms: 6 } as const;

const rows: [BamlError, string[]][] = [
  [new BamlError({ message: 'a' }), ['BamlError']],
  [new BamlInvalidArgumentError({ message: 'a' }), ['BamlError', 'BamlInvalidArgumentError']],
  [new BamlValidationError({ message: 'a', prompt: '', raw_output: '' }), ['BamlError', 'BamlValidationError']],
  [
    new GuardrailIntervenedError({ message: 'a', prompt: '', raw_output: '' }),
    ['BamlError', 'BamlValidationError', 'GuardrailIntervenedError'],
  ],
  [new BamlClientFinishReasonError({ message: 'a', prompt: '', raw_output: '' }), ['BamlError', 'BamlClientFinishReasonError']],
  [new BamlAbortError({ message: 'a' }), ['BamlError', 'BamlAbortError']],
  [new BamlClientError({ message: 'a' }), ['BamlError', 'BamlClientError']],
  [new BamlClientHttpError(http), ['BamlError', 'BamlClientError', 'BamlClientHttpError']],
  [new BamlTimeoutError(timeout), ['BamlError', 'BamlClientError', 'BamlClientHttpError', 'BamlTimeoutError']],
];

describe.each(rows)('%s', (error, expected) => {
  it('belongs to its classes and no other', () => {
    const names = Object.entries(classes).flatMap(([name, Class]) => (error instanceof Class ? [name] : []));
    expect(names).toEqual(expected);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(expected.at(-1));
  });

  it('belongs to the classes of another loaded copy', () => {
    class Copy extends Error {
      static readonly className = expected.at(-1);
      static override [Symbol.hasInstance] = BamlError[Symbol.hasInstance];
    }
    expect(error instanceof Copy).toBe(true);
  });
});

it('lets users subclass, without taking other errors in', () => {
  class Mine extends BamlClientError {}
  const mine = new Mine({ message: 'mine' });
  expect(mine instanceof Mine && mine instanceof BamlClientError).toBe(true);
  expect(new BamlClientError({ message: 'other' }) instanceof Mine).toBe(false);
});

it('keeps details as fields of the same name and leaves out what is not given', () => {
  const cause = new Error('socket');
  const error = new BamlClientHttpError({ ...http, request_id: '8b1', model: undefined, cause });
  expect({ ...error }).toEqual({
    client_name: 'Haiku',
    status_code: 403,
    request_id: '8b1',
    retryable: false,
  });
  expect(error).toMatchObject({ attempts: [], detailed_message: 'refused' });
  expect(error.cause).toBe(cause);
});

it('puts the function in front of the message and the advice below', () => {
  const error = withDetails(new BamlClientHttpError({ ...http, help: 'Ask for access.' }), { function_name: 'Extract' });
  expect(error).toBeInstanceOf(BamlClientHttpError);
  expect(error.message).toBe('Function Extract: refused\nAsk for access.');
  expect(withDetails(error, { model: 'm' }).message).toBe(error.message);
  expect(error.detailed_message).toBe(error.message);
  expect(error.stack).toContain('BamlClientHttpError: Function Extract: refused');
});

it('keeps a detailed message that was given', () => {
  expect(withDetails(new BamlError({ message: 'a', detailed_message: 'b' }), { function_name: 'F' }).detailed_message).toBe('b');
});

it('gives a plain object as JSON, attempts included', () => {
  const error = new BamlTimeoutError({ ...timeout, attempts: [{ client_name: 'A', error: new BamlClientHttpError(http) }] });
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({
    name: 'BamlTimeoutError',
    message: 'too slow',
    status_code: 408,
    retryable: true,
    attempts: [{ client_name: 'A', error: { name: 'BamlClientHttpError', status_code: 403 } }],
  });
});

it('shows in consoles what the message does not tell', () => {
  const shown = (details: object): string[] => Object.keys(new BamlClientHttpError({ ...http, ...details })).sort();
  const always = ['client_name', 'retryable', 'status_code'];
  expect(shown({ help: 'Ask for access.' })).toEqual(always);
  expect(shown({ attempts: [] })).toEqual(always);
  expect(shown({ detailed_message: 'more' })).toEqual(['detailed_message', ...always].sort());
  const attempt = { client_name: 'A', error: new BamlError({ message: 'a' }) };
  expect(shown({ detailed_message: 'client "A": a', attempts: [attempt] })).toEqual(always);
  expect(shown({ detailed_message: '2 failed attempts', attempts: [attempt, attempt] })).toEqual(
    ['attempts', 'detailed_message', ...always].sort(),
  );
});

it('gives what it was made of', () => {
  const details = { ...http, message: 'two\nlines', function_name: 'F', help: 'Ask.', cause: 'socket' };
  expect(detailsOf(new BamlClientHttpError(details))).toEqual({ ...details, retryable: false, attempts: [] });
  expect(detailsOf(new BamlError({ message: 'a' }))).toEqual({ message: 'a', retryable: false, attempts: [] });
});

it('keeps its details when an outer layer adds some', () => {
  const attempts = [{ client_name: 'A', error: new BamlError({ message: 'a' }) }];
  const first = new BamlClientHttpError({ ...http, help: 'Ask.', attempts, detailed_message: 'b' });
  const error = withDetails(withDetails(first, { model: 'm' }), { function_name: 'F' });
  expect(error.attempts).toBe(attempts);
  expect(error).toMatchObject({ help: 'Ask.', model: 'm', message: 'Function F: refused\nAsk.', detailed_message: 'b' });
});

it('tells as JSON why a call was aborted', () => {
  const reason = new TypeError('changed my mind');
  expect(new BamlAbortError({ message: 'aborted', reason }).toJSON()).toMatchObject({
    reason: { name: 'TypeError', message: 'changed my mind' },
    detailed_message: 'aborted',
  });
});

it('recognises its own errors only', () => {
  expect(isBamlError(new BamlError({ message: 'a' }))).toBe(true);
  expect([new Error('a'), 'a', null, undefined, {}].map(isBamlError)).toEqual([false, false, false, false, false]);
});

it.each([[new Error('a')], [new BamlError({ message: 'a' })]])('passes %s through toBamlError', (error) => {
  expect(toBamlError(error)).toBe(error);
});

it('wraps what is not an error', () => {
  expect(toBamlError('why')).toEqual(new Error('why'));
});

it('has every class by its name in the table that other threads and machines read', () => {
  const exported = Object.entries(errors).filter(([, member]) => 'className' in member);
  expect(Object.fromEntries(ERROR_CLASSES)).toEqual(Object.fromEntries(exported));
});
