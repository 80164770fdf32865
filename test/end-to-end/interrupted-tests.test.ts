import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../architecture/source-imports.ts';
import { CLIENT } from '../support/project-folder.ts';
import { openTestedProject, type TestedProject } from '../support/tested-project.ts';

const SOURCES = `${CLIENT}
function Echo(text: string) -> string {
  client Bedrock
  prompt #"{{ text }}"#
}

function Shout(text: string) -> string {
  client Bedrock
  prompt #"Loud: {{ text }}"#
}

test Fast {
  functions [Echo]
  args {
    text "fast"
  }
}

test Slow {
  functions [Shout]
  args {
    text "slow"
  }
}
`;

/** The command in a process of its own, and what it prints. */
interface Running {
  /** Resolves when one of the outputs holds a text, behind what was waited for there before. */
  printed(text: string): Promise<void>;
  /** Interrupts the process. Gives its exit code and everything it printed. */
  interrupt(): Promise<{ readonly code: number | null; readonly text: string }>;
}

/** For what happens soon, but not at a certain time. */
const PATIENCE = { timeout: 20_000 };

let project: TestedProject;
const children: ChildProcess[] = [];
beforeEach(async () => {
  project = await openTestedProject(SOURCES, { slow: { text: 'late', delayMs: 60_000 }, fast: { text: 'fine' } });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await project.close();
});

const COMMAND = join(root, 'packages', 'cli', 'dist', 'outcrop.mjs');
/** Opens terminals on Linux; elsewhere it takes other arguments. */
const SCRIPT = '/usr/bin/script';

/** Waits until so many requests have come. */
function arrived(count: number): Promise<void> {
  return expect.poll(() => project.bedrock.requests.length, PATIENCE).toBe(count);
}

function start(...args: string[]): Running {
  return follow(process.execPath, [COMMAND, 'test', ...args], (child) => child.kill('SIGINT'));
}

/** Runs the command on a terminal of its own, where it is interrupted by a key. */
function startOnTerminal(): Running {
  const command = `stty rows 30 cols 100; exec ${process.execPath} ${COMMAND} test`;
  return follow(SCRIPT, ['-qec', command, '/dev/null'], (child) => child.stdin?.write('\u0003'));
}

function follow(command: string, args: readonly string[], end: (child: ChildProcess) => void): Running {
  const { PATH } = process.env;
  const child = spawn(command, args, { cwd: project.folder.path, env: { PATH, TERM: 'xterm', ...project.env } });
  children.push(child);
  const outputs = [collect(child.stdout), collect(child.stderr)];
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    printed: (expected) => expect.poll(() => outputs.some((output) => output.find(expected)), PATIENCE).toBe(true),
    async interrupt() {
      end(child);
      const code = await closed;
      return { code, text: outputs.map((output) => output.text()).join('') };
    },
  };
}

function collect(stream: Readable): { text(): string; find(expected: string): boolean } {
  let text = '';
  let seen = 0;
  stream.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  return {
    text: () => text,
    find(expected) {
      const at = text.indexOf(expected, seen);
      if (at >= 0) seen = at + expected.length;
      return at >= 0;
    },
  };
}

describe('an interrupted run', () => {
  it('tells what finished and what did not', async () => {
    const running = start();
    await running.printed('✓ Echo::Fast');
    await arrived(2);
    const { code, text } = await running.interrupt();
    expect(code).toBe(3);
    expect(text).toContain('2 functions, 2 tests: 1 passed, 1 cancelled');
  });

  it.runIf(process.platform === 'linux' && existsSync(SCRIPT))('ends its live view and gives the cursor back', async () => {
    const running = startOnTerminal();
    await running.printed('1 of 2 done');
    const { code, text } = await running.interrupt();
    expect(code).toBe(3);
    expect(text).toMatch(/Shout::Slow .*\d\.\d s/);
    expect(text.slice(text.lastIndexOf('of 2 done'))).toMatch(/2 functions, 2 tests: .*1 passed.*, .*1 cancelled/);
    expect(text.endsWith('\u001b[?25h')).toBe(true);
  });

  it('tells machines of every test', async () => {
    const running = start('--json', '--parallel', '1', '-i', 'Slow', '-i', 'Shout');
    await arrived(1);
    const { code, text } = await running.interrupt();
    expect(code).toBe(3);
    expect(text).toMatch(/"test":"Slow",.*"status":"cancelled"/);
    expect(text).toMatch(/"type":"summary",.*"cancelled":1,.*"ok":false/);
  });
});

describe('watched tests', () => {
  const change = (from: string, to: string): void =>
    project.folder.write('baml_src/main.baml', project.folder.read('baml_src/main.baml').replace(from, to));

  it('run again when a change affects them', async () => {
    project.folder.write('baml_src/broken.baml', 'class Broken {');
    const running = start('--watch', '-i', 'Fast');
    await running.printed('Nothing was run.');
    await running.printed('Watching baml_src.');
    project.folder.write('baml_src/broken.baml', 'class Broken {}');
    await running.printed('✓ Echo::Fast');
    change('Loud:', 'Louder:');
    await running.printed('0 of 1 test affected');
    change('"{{ text }}"', '"So: {{ text }}"');
    await running.printed('1 of 1 test affected');
    await running.printed('✓ Echo::Fast');
    change('test Fast {', 'test Fast');
    await running.printed('Nothing was run.');
    change('test Fast', 'test Fast {');
    await running.printed('0 of 1 test affected');
    expect(await running.interrupt()).toMatchObject({ code: 0 });
  });

  it('are interrupted as any while they run', async () => {
    const running = start('--watch');
    await running.printed('✓ Echo::Fast');
    await arrived(2);
    const { code, text } = await running.interrupt();
    expect(code).toBe(3);
    expect(text).toContain('1 passed, 1 cancelled');
    expect(text).not.toContain('Watching');
  });
});
