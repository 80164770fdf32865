import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BamlClientHttpError } from '../errors/index.ts';
import {
  type FunctionRecord,
  getLogLevel,
  type LogMessage,
  setEnv,
  setLogger,
  setLogJsonMode,
  setLogLevel,
  setLogMaxChunkLength,
  writeLog,
} from './index.ts';

const lines: string[] = [];
const messages: LogMessage[] = [];

beforeEach(() => {
  lines.length = 0;
  messages.length = 0;
  vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(String(line)));
  setEnv({ BAML_LOG_COLOR_MODE: 'never' });
  setLogLevel('info');
  setLogJsonMode(false);
  setLogMaxChunkLength(0);
});

afterEach(() => {
  vi.restoreAllMocks();
  setLogger(undefined);
  setLogLevel('warn');
  setEnv({});
});

const START = Date.UTC(2026, 10, 21, 6, 37, 59, 508);

function record(more: Partial<FunctionRecord> = {}): FunctionRecord {
  return {
    id: 'bfcall_1',
    functionName: 'GetP',
    logType: 'call',
    tags: {},
    startTimeMs: START,
    durationMs: 3,
    returnType: 'Person',
    parsed: { name: 'Ada' },
    attempts: [
      {
        clientName: 'Haiku',
        provider: 'aws-bedrock',
        stream: false,
        startTimeMs: START,
        model: 'm',
        selected: true,
        usage: { inputTokens: 11, outputTokens: 7, totalTokens: 18 },
        stopReason: 'stop',
        text: '{"name": "Ada"}',
        prompt: () => 'user: who?\n',
        request: {
          id: 'breq_1',
          url: 'u',
          method: 'POST',
          headers: {},
          body: '{"messages":[],"system":[],"inferenceConfig":{"maxTokens":5}}',
        },
        events: [],
      },
    ],
    ...more,
  };
}

const refusal = new BamlClientHttpError({ message: 'refused', client_name: 'Haiku', status_code: 429 });
const unanswered = { ...record(), parsed: undefined, error: refusal, attempts: [] };

it('writes a call for people', () => {
  writeLog(record());
  expect(lines).toEqual([
    `2026-11-21T06:37:59.511 [BAML INFO] Function GetP:
    Client: Haiku (m) - 3ms. StopReason: stop. Tokens(in/out): 11/7
    ---PROMPT---
    user: who?
    ---LLM REPLY---
    {"name": "Ada"}
    ---Parsed Response (Person)---
    {"name":"Ada"}`,
  ]);
});

it('writes a failure with its status', () => {
  writeLog(unanswered);
  expect(lines.join()).toContain('[BAML WARN] Function GetP:');
  expect(lines.join()).toContain('    ---ERROR (RateLimited (429))---\n    refused');
});

it('writes one JSON object per line when asked to', () => {
  setLogJsonMode(true);
  writeLog(record());
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      timestamp: '2026-11-21T06:37:59.511Z',
      level: 'INFO',
      function_name: 'GetP',
      start_time: '2026-11-21T06:37:59.508Z',
      num_tries: 1,
      total_tries: 1,
      client: 'Haiku',
      model: 'm',
      latency_ms: 3,
      stop_reason: 'stop',
      prompt: 'user: who?\n',
      llm_reply: '{"name": "Ada"}',
      request_options_json: '{"inferenceConfig":{"maxTokens":5}}',
      tokens: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
      parsed_response_type: 'Person',
      parsed_response: '{"name":"Ada"}',
      error: null,
    },
  ]);
});

it('spells types as sources do', () => {
  writeLog(record({ returnType: { list: { type: 'int', assert: [{ expr: 'true', ast: true }] } } }));
  expect(lines.join()).toContain('---Parsed Response (int[])---');
});

it('cuts long texts in the middle', () => {
  setLogMaxChunkLength(10);
  writeLog(record());
  expect(lines.join()).toContain('    {"nam...[log trimmed]...Ada"}');
});

it('colours the level only when told to', () => {
  setEnv({ BAML_LOG_COLOR_MODE: 'always' });
  writeLog(record());
  expect(lines.join()).toContain('[BAML \u001B[32mINFO\u001B[0m]');
});

describe('levels', () => {
  it.each([
    ['off', 0],
    ['error', 0],
    ['warn', 1],
    ['WARN', 1],
    ['info', 2],
    ['Debug', 2],
    ['trace', 2],
  ])('%s lets %i of a call and a failure through', (level, expected) => {
    setLogLevel(level);
    expect(getLogLevel()).toBe(level.toUpperCase());
    writeLog(record());
    writeLog(unanswered);
    expect(lines).toHaveLength(expected);
  });

  it('refuses an unknown one', () => {
    expect(() => setLogLevel('loud')).toThrow('Unknown log level "loud". Levels are off, error, warn, info, debug, trace.');
  });
});

it('gives messages to a logger, and survives one that throws', () => {
  setLogger((message) => messages.push(message));
  writeLog(record());
  expect(messages).toMatchObject([{ function_name: 'GetP' }]);
  setLogger(() => {
    throw new Error('full disk');
  });
  expect(() => writeLog(record())).not.toThrow();
  expect(lines.join()).toContain('full disk');
});
