import { type LocalBedrock, type Reply, startLocalBedrock } from '@outcrop/local';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT, createProjectFolder, type Outcome, type ProjectFolder } from '../../../../test/support/project-folder.ts';

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

let bedrock: LocalBedrock;
let project: ProjectFolder;

beforeAll(async () => {
  bedrock = await startLocalBedrock();
});
afterAll(() => bedrock.close());
beforeEach(() => {
  project = createProjectFolder();
  project.write('baml_src/main.baml', SOURCES);
  bedrock.reset();
  bedrock.respond(ANN, { contains: 'ask for Ann' });
  bedrock.respond(BOB, { contains: 'ask for Bob' });
  bedrock.respond({ json: { colour: 'red' } }, { contains: 'ask for red' });
});
afterEach(() => project.remove());

function test(...args: string[]): Promise<Outcome> {
  const { accessKeyId, secretAccessKey } = bedrock.credentials;
  const env = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  return project.run(['test', ...args], { env });
}

/** The objects that the JSON reporter writes. */
async function testJson(...args: string[]): Promise<Record<string, unknown>[]> {
  const { stdout } = await test('--json', ...args);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function statuses(...args: string[]): Promise<string[]> {
  const lines = await testJson(...args);
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
    const { code, stdout } = await test('--list', ...args);
    expect({ code, names: stdout.split('\n').filter((name) => name !== '') }).toEqual({ code: 0, names: expected });
    expect(bedrock.requests).toEqual([]);
  });

  it.each([
    [['-i', 'Nothing'], 5],
    [['-i', 'Nothing', '--pass-if-no-tests'], 0],
    [['-i', 'a::b::c'], 2],
    [['--parallel', '0'], 2],
    [['--record', '--replay'], 2],
    [['--output', 'out.txt'], 2],
  ])('%j ends with %i', async (args, code) => {
    expect(await test(...args)).toMatchObject({ code });
  });
});

describe('outcomes', () => {
  it('pass and fail by checks and asserts, with the types of the test', async () => {
    expect(await statuses()).toEqual(['Fill::Dynamic passed', 'Find::Good passed', 'Find::Young failed']);
    expect(bedrock.requests.map(({ path }) => path.split('/').at(-1))).toEqual(Array(3).fill('converse-stream'));
  });

  it('fail for answers that do not fit, and are errors for failed requests', async () => {
    bedrock.reset();
    bedrock.respond('nothing', { contains: 'ask for Ann' });
    bedrock.respond({ error: 'ValidationException' });
    expect(await statuses('-i', 'Find')).toEqual(['Find::Good failed', 'Find::Young error']);
  });

  it('tell what was asked of the value, and where', async () => {
    const [start, result, summary] = await testJson('-i', 'Young');
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
    project.write('baml_src/more.baml', 'test NoEnv {\n  functions [Find]\n  args {\n    text env.NOT_SET\n  }\n}\n');
    const [, result] = await testJson('-i', 'NoEnv');
    expect(result).toMatchObject({ status: 'error', error: expect.stringContaining('NOT_SET') });
  });

  it('pass at a later try as flaky ones', async () => {
    bedrock.reset();
    bedrock.respond(BOB, { times: 1 });
    bedrock.respond(ANN);
    expect(await statuses('-i', 'Good', '--retries', '2')).toEqual(['Find::Good passed flaky']);
  });

  it('are cancelled behind the last bad one that is allowed', async () => {
    bedrock.reset();
    bedrock.respond(BOB);
    const lines = await testJson('-i', 'Find', '--bail', '--parallel', '1');
    expect(lines.at(-1)).toMatchObject({ failed: 1, cancelled: 1, ok: false });
  });

  it('are told for each client', async () => {
    const { code, stdout } = await test('-i', 'Good', '--client', 'Bedrock', '--client', 'Other');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^ {11}passed {3}failed {3}errors\n Bedrock {8}1 {8}0 {8}0 {3} +\d+ ms .*\n Other {10}1 {8}0 {8}0 {3} +\d+ ms /m,
    );
    expect(bedrock.requests.map(({ modelId }) => modelId).sort()).toEqual([
      'amazon.nova-lite-v1:0',
      'anthropic.claude-3-haiku-20240307-v1:0',
    ]);
  });
});

describe('reports', () => {
  it('are for people by default', async () => {
    const { code, stdout } = await test('-i', 'Find');
    expect(code).toBe(1);
    const withoutTimes = stdout.replace(/ +\d+ ms/g, ' <ms>').split('\n');
    expect(withoutTimes.slice(0, 2).sort()).toEqual([' ✓ Find::Good <ms>   20 → 6 tokens', ' ✗ Find::Young <ms>   20 → 6 tokens']);
    expect(withoutTimes.slice(2).join('\n')).toBe(`
 ✗ Find::Young   baml_src/main.baml:45
     ✓ baml_src/main.baml:51  @@assert(named, {{ this.name|length > 0 }})
         this.name|length = 3
     ✗ baml_src/main.baml:50  @@check(adult, {{ this.age >= 18 }})
         this.age = 4
     value  { "name": "Bob", "age": 4 }
     model text  {"name":"Bob","age":4}
     Bedrock   anthropic.claude-3-haiku-20240307-v1:0 <ms>   20 → 6 tokens

 1 function, 2 tests: 1 passed, 1 failed <ms>   40 → 12 tokens
`);
  });

  it('are several at once, one of them a file', async () => {
    const { stdout } = await test('-i', 'Find', '--reporter', 'dots', 'github', 'junit', '--output', 'junit.xml');
    expect(stdout).toContain('::error file=baml_src/main.baml,line=50,title=Find%3A%3AYoung::@@check(adult, {{ this.age >= 18 }})');
    expect(stdout).toMatch(/^(\.F|F\.)\n/);
    const xml = project.read('junit.xml');
    expect(xml).toMatch(/<testsuite name="Find" tests="2" failures="1" errors="0"/);
    expect(xml).toContain('<failure message="@@check(adult, {{ this.age &gt;= 18 }})" type="check">✓ baml_src/main.baml:51 ');
    expect(xml).toContain('\n    this.age = 4</failure>');
    expect(xml).toContain('<system-out>{&quot;name&quot;:&quot;Ann&quot;,&quot;age&quot;:40}</system-out>');
  });
});

describe('recordings', () => {
  it('answer without service, credentials or region', async () => {
    expect(await test('--record', '-i', 'Good')).toMatchObject({ code: 0 });
    const recording = project.read('recordings/Find/Good.json');
    expect(recording).not.toContain(bedrock.credentials.accessKeyId);
    expect(JSON.parse(recording)).toMatchObject({ format: 1, exchanges: [{ request: { method: 'POST' }, response: { status: 200 } }] });
    bedrock.reset();
    expect(await project.run(['test', '--replay', '-i', 'Good'])).toMatchObject({ code: 0 });
    expect(bedrock.requests).toEqual([]);
  });

  it('that are missing are errors, or made', async () => {
    expect(await test('--replay', '-i', 'Good')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('outcrop test --record -i Find::Good'),
    });
    expect(await test('--record-missing', '-i', 'Good', '--recordings', 'kept')).toMatchObject({ code: 0 });
    bedrock.reset();
    expect(await test('--record-missing', '-i', 'Good', '--recordings', 'kept')).toMatchObject({ code: 0 });
    expect(bedrock.requests).toEqual([]);
  });
});
