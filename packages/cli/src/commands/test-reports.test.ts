import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT } from '../../../../test/support/project-folder.ts';
import { openTestedProject, type TestedProject } from '../../../../test/support/tested-project.ts';
import { main } from '../main.ts';

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

function Find(text: string) -> Person {
  client Bedrock
  prompt #"{{ text }}"#
}

test Good {
  functions [Find]
  args {
    text "ask for Ann"
  }
}

test Odd {
  functions [Find]
  args {
    text "ask for nonsense"
  }
}

test Refused {
  functions [Find]
  args {
    text "ask too much"
  }
}

test Young {
  functions [Find]
  args {
    text "ask for Bob"
  }
  @@check(adult, {{ this.age >= 18 }})
  @@assert(named, {{ this.name|length > 0 }})
}
`;

/** The line of the sources on which a text stands, from one. */
function lineOf(text: string): number {
  return SOURCES.slice(0, SOURCES.indexOf(text)).split('\n').length;
}

const CHECK = `baml_src/main.baml:${lineOf('@@check')}`;
const ASSERT = `baml_src/main.baml:${lineOf('@@assert')}`;

let project: TestedProject;
beforeEach(async () => {
  project = await openTestedProject(SOURCES, {
    'ask for Ann': { json: { name: 'Ann', age: 40 } },
    'ask for Bob': { json: { name: 'Bob', age: 4 } },
    nonsense: { text: 'a <b> & "c"' },
    'too much': { error: { name: 'ValidationException', message: '100% too\nmuch' } },
  });
});
afterEach(() => project.close());

/** What was printed, without times and ids. */
async function printed(...args: string[]): Promise<string> {
  const { stdout } = await project.test(...args);
  return stdout.replace(/ +\d+ ms/g, ' <ms>').replace(/\(request [^)]*\)/g, '(request <id>)');
}

describe('the report for people', () => {
  it('tells everything about a failed expectation', async () => {
    expect(await printed('-i', 'Young')).toBe(` ✗ Find::Young <ms>   3 → 6 tokens

 ✗ Find::Young   baml_src/main.baml:${lineOf('test Young')}
     ✓ ${ASSERT}  @@assert(named, {{ this.name|length > 0 }})
         this.name|length = 3
     ✗ ${CHECK}  @@check(adult, {{ this.age >= 18 }})
         this.age = 4
     value  { "name": "Bob", "age": 4 }
     model text  {"name":"Bob","age":4}
     Bedrock   anthropic.claude-3-haiku-20240307-v1:0 <ms>   3 → 6 tokens

 1 function, 1 test: 0 passed, 1 failed <ms>   3 → 6 tokens
`);
  });

  it('tells the error of a request, and of an answer that does not fit', async () => {
    const text = await printed('-i', 'Odd', '-i', 'Refused');
    expect(text).toContain(' ! Find::Refused <ms>   error: client "Bedrock" was refused');
    expect(text).toContain(' ✗ Find::Odd <ms>   4 → 3 tokens\n');
    expect(text).toContain(`\n     error  expected Person, found "a <b> & \\"c\\""\n`);
    expect(text).toContain('     model text  a <b> & "c"\n');
    expect(text).toMatch(/1 function, 2 tests: 0 passed, 1 failed, 1 error <ms>/);
  });

  it('tells failures only when it is quiet', async () => {
    expect(await project.test('-q', '-i', 'Good')).toEqual({ code: 0, stdout: '', stderr: '' });
    const text = await printed('-q', '-i', 'Good', '-i', 'Young');
    expect(text).toMatch(/^\n ✗ Find::Young {3}baml_src/);
    expect(text).toMatch(/2 tests: 1 passed, 1 failed/);
  });

  it('shows texts that would steer the terminal', async () => {
    project.bedrock.reset();
    project.bedrock.respond('clear\u001b[2J the\rscreen\r\nand go on');
    expect(await printed('-i', 'Good')).toContain('     model text\n       clear\\u001b[2J the\\u000dscreen\n       and go on\n');
  });

  it('shows prompts when asked for more', async () => {
    expect(await printed('-i', 'Young')).not.toContain('ask for Bob');
    expect(await printed('-i', 'Young', '-v')).toContain('     prompt\n       ── user ──\n       ask for Bob\n     Bedrock');
  });

  it('compares clients in a table', async () => {
    expect(await printed('-x', 'Refused', '--client', 'Bedrock', '--client', 'Other', '--client', 'Other')).toContain(`
           passed   failed   errors
 Bedrock        1        2        0 <ms>   10 → 15 tokens
 Other          1        2        0 <ms>   10 → 15 tokens

 1 function, 6 tests: 2 passed, 4 failed <ms>   20 → 30 tokens
`);
  });

  it('draws the running tests on a terminal, and nothing of them stays', async () => {
    project.bedrock.reset();
    project.bedrock.respond({ json: { name: 'Ann', age: 40 }, delayMs: 350 });
    const { code, text } = await onTerminal('test', '-i', 'Good');
    expect(code).toBe(0);
    expect(text).toMatch(/[⠋⠙⠹⠸⠼] Find::Good +0\.\d s\n\n 0 of 1 done {3}0\.\d s\n/);
    const { lastScreen } = await onTerminal('test', '-i', 'Good');
    expect(lastScreen).toMatch(/^ ✓ Find::Good +\d+ ms {3}\d+ → 6 tokens\n\n 1 function, 1 test: 1 passed {3}\d+ ms/);
  });

  it.each([{ CI: 'true' }, { TERM: 'dumb' }])('draws nothing with %j', async (variables) => {
    const { text } = await onTerminal('test', '-i', 'Good', variables);
    expect(text).not.toContain('\u001b');
  });
});

describe('the report for machines', () => {
  it('has an object for each test', async () => {
    const [start, ...others] = await project.testJson('--parallel', '1');
    expect(start).toEqual({ type: 'start', total: 4 });
    expect(others[0]).toEqual({
      type: 'result',
      function: 'Find',
      test: 'Good',
      client: 'Bedrock',
      model: 'anthropic.claude-3-haiku-20240307-v1:0',
      status: 'passed',
      durationMs: expect.any(Number),
      flaky: false,
      file: 'baml_src/main.baml',
      line: lineOf('test Good'),
      asserts: [],
      checks: [],
      value: { name: 'Ann', age: 40 },
      raw: '{"name":"Ann","age":40}',
      usage: { inputTokens: 3, outputTokens: 6 },
    });
    expect(others.map(({ status }) => status)).toEqual(['passed', 'failed', 'error', 'failed', undefined]);
    expect(others[3]).toMatchObject({
      asserts: [{ name: 'named', ok: true, values: [{ expr: 'this.name|length', value: '3' }] }],
      checks: [{ name: 'adult', expr: 'this.age >= 18', ok: false, line: lineOf('@@check'), values: [{ expr: 'this.age', value: '4' }] }],
    });
    expect(others.at(-1)).toEqual({
      type: 'summary',
      functions: 1,
      total: 4,
      passed: 1,
      failed: 2,
      errors: 1,
      cancelled: 0,
      flaky: 0,
      durationMs: expect.any(Number),
      usage: { inputTokens: 10, outputTokens: 15 },
      ok: false,
    });
  });

  it('names the client that was asked for', async () => {
    const results = await project.testJson('-i', 'Good', '--client', 'Other');
    expect(results[1]).toMatchObject({ client: 'Other', model: 'amazon.nova-lite-v1:0' });
  });
});

describe('the report for build servers', () => {
  it('is XML, also of what XML cannot hold', async () => {
    await project.test('--reporter', 'junit', '--output', 'deep/junit.xml');
    const xml = project.folder.read('deep/junit.xml').replace(/time="[\d.]+"/g, 'time=""');
    expect(xml).toContain('<testsuites tests="4" failures="2" errors="1" skipped="0" time="">\n  <testsuite name="Find" tests="4" ');
    expect(xml).toContain(`<testcase classname="Find" name="Young" time="" file="baml_src/main.baml" line="${lineOf('test Young')}">`);
    expect(xml).toContain(`<failure message="@@check(adult, {{ this.age &gt;= 18 }})" type="check">✓ ${ASSERT} `);
    expect(xml).toContain(
      '\n    this.age = 4</failure>\n      <system-out>{&quot;name&quot;:&quot;Bob&quot;,&quot;age&quot;:4}</system-out>',
    );
    expect(xml).toMatch(/<failure message="expected Person, [^"]*" type="parse">/);
    expect(xml).toContain('<system-out>a &lt;b&gt; &amp; &quot;c&quot;</system-out>');
    expect(xml).toMatch(/<error message="client &quot;Bedrock&quot; [^"]*100% too&#10;much[^"]*" type="error">client /);
  });

  it('has tests that never ran', async () => {
    const { stdout } = await project.test('--reporter', 'junit', '--bail', '--parallel', '1', '-x', 'Good');
    expect(stdout).toContain('failures="1" errors="0" skipped="2"');
    expect(stdout.match(/<skipped\/>/g)).toHaveLength(2);
  });
});

describe('annotations for GitHub', () => {
  it('stand where the expectation stands', async () => {
    const { stdout } = await project.test('-i', 'Young', '--reporter', 'github');
    expect(stdout).toBe(
      `::error file=baml_src/main.baml,line=${lineOf('@@check')},title=Find%3A%3AYoung::@@check(adult, {{ this.age >= 18 }})\n`,
    );
  });

  it('escape what would end them, and name files from the root of the repository', async () => {
    const env = { ...project.env, GITHUB_WORKSPACE: project.folder.path };
    const args = ['test', '-i', 'Refused', '--reporter', 'github'];
    const { stdout } = await project.folder.run(args, { env, directory: 'baml_src' });
    expect(stdout).toMatch(/^::error file=baml_src\/main.baml,line=\d+,title=Find%3A%3ARefused::client .*100%25 too%0Amuch.*\n$/);
  });
});

describe('several reports', () => {
  it('go to files in their order, the others to standard output', async () => {
    const { stdout } = await project.test(
      '--parallel',
      '1',
      '--reporter',
      'dots',
      'junit',
      'json',
      '--output',
      'a.xml',
      '--output',
      'b.jsonl',
    );
    expect(stdout).toBe('.FEF\n');
    expect(project.folder.read('a.xml')).toMatch(/^<\?xml .*<\/testsuites>\n$/s);
    expect(project.folder.read('b.jsonl').split('\n')).toHaveLength(7);
  });

  it('include that for machines when it is asked for by another name', async () => {
    await project.testJson('-i', 'Good', '--reporter', 'junit', '--output', 'a.xml');
    expect(project.folder.has('a.xml')).toBe(true);
  });

  it.each([
    [['--output', 'a.xml'], 2, 'needs a reporter that writes files'],
    [['--reporter', 'dots', 'junit', '--output', 'a.xml', '--output', 'b.xml'], 2, 'needs a reporter that writes files'],
    [['--reporter', 'junit', '--output', 'baml_src'], 1, 'Cannot write'],
  ])('%j are refused', async (args, code, message) => {
    expect(await project.test(...args)).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(message) });
    expect(project.bedrock.requests).toEqual([]);
  });
});

/** Runs the command line on a terminal of 100 columns. The last argument may be variables. */
async function onTerminal(
  ...args: (string | Readonly<Record<string, string>>)[]
): Promise<{ code: number; text: string; lastScreen: string }> {
  const options = args.filter((arg) => typeof arg === 'string');
  const variables = args.find((arg) => typeof arg === 'object') ?? {};
  const pieces: string[] = [];
  const stdout = { isTTY: true, columns: 100, rows: 30, write: (piece: string) => pieces.push(piece) };
  const code = await main([...options, '--no-color'], {
    stdout,
    stderr: { write: () => {} },
    stdin: (async function* () {})(),
    env: { ...project.env, ...variables },
    workingDirectory: project.folder.path,
  });
  const text = pieces.join('');
  // What was drawn is erased line by line, and the last erasure ends at the start of a line.
  return { code, text, lastScreen: text.slice(text.lastIndexOf('\u001b') + 1).replace(/^\[[^A-Za-z]*[A-Za-z]/, '') };
}
