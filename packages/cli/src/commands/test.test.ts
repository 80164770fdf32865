import type { Reply } from '@outcrop/local';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT } from '../../../../test/support/project-folder.ts';
import { openTestedProject, type TestedProject } from '../../../../test/support/tested-project.ts';

const SOURCES = `${CLIENT}
client<llm> Other {
  provider aws-bedrock
  options {
    model "amazon.nova-lite-v1:0"
    region "us-east-1"
  }
}

class Person {
  name string
  age int
}

class Bag {
  @@dynamic
}

function Find(text: string) -> Person {
  client Bedrock
  prompt #"{{ text }} {{ ctx.output_format }}"#
}

function Fill(text: string) -> Bag {
  client Bedrock
  prompt #"{{ text }} {{ ctx.output_format }}"#
}

test Good {
  functions [Find]
  args {
    text "ask for Ann"
  }
  @@check(adult, {{ this.age >= 18 }})
  @@assert(named, {{ _.result.name == "Ann" and _.checks.adult and _.latency_ms >= 0 and text == "ask for Ann" }})
}

test Young {
  functions [Find]
  args {
    text "ask for Bob"
  }
  @@check(adult, {{ this.age >= 18 }})
  @@assert(named, {{ this.name|length > 0 }})
}

test Dynamic {
  functions [Fill]
  type_builder {
    dynamic class Bag {
      colour string
    }
  }
  args {
    text "ask for red"
  }
  @@assert({{ this.colour == "red" }})
}
`;

const ANN: Reply = { json: { name: 'Ann', age: 40 } };
const BOB: Reply = { json: { name: 'Bob', age: 4 } };

let project: TestedProject;
beforeEach(async () => {
  project = await openTestedProject(SOURCES, { 'ask for Ann': ANN, 'ask for Bob': BOB, 'ask for red': { json: { colour: 'red' } } });
});
afterEach(() => project.close());

async function statuses(...args: string[]): Promise<string[]> {
  const lines = await project.testJson(...args);
  const results = lines.filter(({ type }) => type === 'result');
  return results.map((result) => `${result.function}::${result.test} ${result.status}${result.flaky === true ? ' flaky' : ''}`).sort();
}

describe('selection', () => {
  it.each([
    [[], ['Fill::Dynamic', 'Find::Good', 'Find::Young']],
    [
      ['-i', 'Find::'],
      ['Find::Good', 'Find::Young'],
    ],
    [['-i', '::Y*'], ['Find::Young']],
    [
      ['-i', 'Find::Good', '-i', 'Fill'],
      ['Fill::Dynamic', 'Find::Good'],
    ],
    [['-i', '*o*g'], ['Find::Young']],
    [
      ['-i', 'F*', '-x', '*::Good'],
      ['Fill::Dynamic', 'Find::Young'],
    ],
    [['-i', 'find'], []],
  ])('%j', async (args, expected) => {
    const { code, stdout } = await project.test('--list', ...args);
    expect({ code, names: stdout.split('\n').filter((name) => name !== '') }).toEqual({ code: 0, names: expected });
    expect(project.bedrock.requests).toEqual([]);
  });

  it.each([
    [['-i', 'Nothing'], 5],
    [['-i', 'Nothing', '--pass-if-no-tests'], 0],
    [['-i', 'a::b::c'], 2],
    [['--parallel', '0'], 2],
    [['--record', '--replay'], 2],
    [['--replay-speed', '0'], 2],
    [['--output', 'out.txt'], 2],
    [['--client', 'Bedrok'], 2],
    [['--watch', '--list'], 2],
  ])('%j ends with %i', async (args, code) => {
    expect(await project.test(...args)).toMatchObject({ code });
  });
});

describe('nothing selected', () => {
  it.each([
    [['-i', 'Goood'], /did you mean `Good`\?\nThe project has 3 tests/],
    [['-i', 'Finds::Good'], /did you mean `Find`\?/],
    [['-x', '*'], /No tests selected\.\nThe project has 3 tests/],
  ])('%j is told with a way on', async (args, expected) => {
    expect(await project.test(...args)).toMatchObject({ code: 5, stdout: '', stderr: expect.stringMatching(expected) });
  });

  it('is told to machines', async () => {
    expect(await project.testJson('-i', 'Nothing')).toMatchObject([{ ok: false, error: { message: 'No tests selected.' } }]);
    expect(await project.testJson('-i', 'Nothing', '--pass-if-no-tests')).toMatchObject([{ total: 0 }, { type: 'summary', ok: true }]);
    expect(await project.testJson('--list', '-i', 'Find')).toEqual([{ ok: true, tests: ['Find::Good', 'Find::Young'] }]);
  });
});

describe('outcomes', () => {
  it('pass and fail by checks and asserts, with the types of the test', async () => {
    expect(await statuses()).toEqual(['Fill::Dynamic passed', 'Find::Good passed', 'Find::Young failed']);
    expect(project.bedrock.requests.map(({ path }) => path.split('/').at(-1))).toEqual(Array(3).fill('converse-stream'));
  });

  it('fail for answers that do not fit, and are errors for failed requests', async () => {
    project.bedrock.reset();
    project.bedrock.respond('nothing', { contains: 'ask for Ann' });
    project.bedrock.respond({ error: 'ValidationException' });
    expect(await statuses('-i', 'Find')).toEqual(['Find::Good failed', 'Find::Young error']);
  });

  it.each([
    ['name string @check(short, {{ this|length < 2 }})', '', 'passed'],
    ['name string @assert(short, {{ this|length < 2 }})', '', 'failed'],
    ['name string', '@@assert({{ this.age.nothing > 2 }})', 'failed'],
    ['name string', '@@assert({{ this.age }})', 'failed'],
    ['name string', '@@check(old, {{ this.age > 90 }})\n  @@assert({{ not _.checks.old }})', 'failed'],
    ['name string @check(short, {{ this|length < 2 }})', '@@assert({{ this.name == "Ann" }})', 'passed'],
  ])('of a type with %s and a test with %s', async (field, expectation, status) => {
    const sources = SOURCES.replace('name string', field).replace('  @@check(adult, {{ this.age >= 18 }})', expectation);
    project.folder.write('baml_src/main.baml', sources.replace(/ {2}@@assert\(named.*\n/, ''));
    expect(await statuses('-i', 'Good')).toEqual([`Find::Good ${status}`]);
  });

  it('tell what was asked of the value, and where', async () => {
    const [start, result, summary] = await project.testJson('-i', 'Young');
    expect(start).toEqual({ type: 'start', total: 1 });
    expect(result).toMatchObject({
      type: 'result',
      status: 'failed',
      file: 'baml_src/main.baml',
      line: 45,
      checks: [{ name: 'adult', expr: 'this.age >= 18', ok: false, line: 50 }],
      asserts: [{ name: 'named', ok: true, line: 51 }],
      value: { name: 'Bob', age: 4 },
      raw: '{"name":"Bob","age":4}',
    });
    expect(summary).toMatchObject({ type: 'summary', passed: 0, failed: 1, errors: 0, cancelled: 0, ok: false });
  });

  it('are errors when arguments cannot be made', async () => {
    project.folder.write('baml_src/more.baml', 'test NoEnv {\n  functions [Find]\n  args {\n    text env.NOT_SET\n  }\n}\n');
    const [, result] = await project.testJson('-i', 'NoEnv');
    expect(result).toMatchObject({ status: 'error', error: expect.stringContaining('NOT_SET') });
  });

  it('pass at a later try as flaky ones', async () => {
    project.bedrock.reset();
    project.bedrock.respond(BOB, { times: 1 });
    project.bedrock.respond(ANN);
    expect(await statuses('-i', 'Good', '--retries', '2')).toEqual(['Find::Good passed flaky']);
  });

  it('are cancelled behind the last bad one that is allowed', async () => {
    project.bedrock.reset();
    project.bedrock.respond(BOB);
    const lines = await project.testJson('-i', 'Find', '--bail', '--parallel', '1');
    expect(lines.at(-1)).toMatchObject({ failed: 1, cancelled: 1, ok: false });
  });

  it('are told for each client', async () => {
    const { code, stdout } = await project.test('-i', 'Good', '--client', 'Bedrock', '--client', 'Other');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^ {11}passed {3}failed {3}errors\n Bedrock {8}1 {8}0 {8}0 {3} +\d+ ms .*\n Other {10}1 {8}0 {8}0 {3} +\d+ ms /m,
    );
    expect(project.bedrock.requests.map(({ modelId }) => modelId).sort()).toEqual([
      'amazon.nova-lite-v1:0',
      'anthropic.claude-3-haiku-20240307-v1:0',
    ]);
  });
});

describe('recordings', () => {
  it('answer without service, credentials or region', async () => {
    expect(await project.test('--record', '-i', 'Good')).toMatchObject({ code: 0 });
    const recording = project.folder.read('recordings/Find/Good.json');
    expect(recording).not.toContain(project.bedrock.credentials.accessKeyId);
    expect(JSON.parse(recording)).toMatchObject({ format: 1, exchanges: [{ request: { method: 'POST' }, response: { status: 200 } }] });
    project.bedrock.reset();
    expect(await project.folder.run(['test', '--replay', '-i', 'Good'])).toMatchObject({ code: 0 });
    expect(project.bedrock.requests).toEqual([]);
  });

  it('that are missing are errors, or made', async () => {
    expect(await project.test('--replay', '-i', 'Good')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('outcrop test --record -i Find::Good'),
    });
    expect(await project.test('--record-missing', '-i', 'Good', '--recordings', 'kept')).toMatchObject({ code: 0 });
    project.bedrock.reset();
    expect(await project.test('--record-missing', '-i', 'Good', '--recordings', 'kept')).toMatchObject({ code: 0 });
    expect(project.bedrock.requests).toEqual([]);
  });

  it('have a file for each test and client', async () => {
    expect(await project.test('--record', '-i', 'Good', '--client', 'Other')).toMatchObject({ code: 0 });
    expect(JSON.parse(project.folder.read('recordings/Find/Good.Other.json'))).toMatchObject({ exchanges: [{ client: 'Other' }] });
    expect(await project.test('--replay', '--replay-speed', '10', '-i', 'Good', '--client', 'Other')).toMatchObject({ code: 0 });
    expect(await project.test('--replay', '-i', 'Good')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/There is no recording .*Good\.json/),
    });
  });

  it('that are stale are errors that show what has changed', async () => {
    await project.test('--record', '-i', 'Good');
    project.bedrock.reset();
    project.folder.write('baml_src/main.baml', SOURCES.replace('ask for Ann', 'ask for Anna'));
    const { code, stdout } = await project.test('--replay', '-i', 'Good');
    expect(code).toBe(1);
    expect(stdout).toContain('body.messages[0].content[0].text: recorded "ask for Ann Answer in JSON');
    expect(stdout).toContain('outcrop test --record -i Find::Good');
    expect(project.bedrock.requests).toEqual([]);
  });
});
