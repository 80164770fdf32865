import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../packages/cli/src/main.ts';

/** A client in `.baml`. */
export const CLIENT = `client<llm> Bedrock {
  provider aws-bedrock
  options {
    model "anthropic.claude-3-haiku-20240307-v1:0"
    region "us-east-1"
  }
}
`;

/** A whole project in `.baml`: one class, one function. */
export const PROJECT = `${CLIENT}
class Person {
  name string
}

function Find(text: string) -> Person {
  client Bedrock
  prompt #"{{ text }} {{ ctx.output_format }}"#
}
`;

/** What a command did. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary folder in which the command line runs. */
export interface ProjectFolder {
  readonly path: string;
  write(path: string, text: string | Uint8Array): void;
  read(path: string): string;
  has(path: string): boolean;
  /** Runs the command line here, without the environment of the process. */
  run(args: readonly string[], surroundings?: RunSurroundings): Promise<Outcome>;
  remove(): void;
}

interface RunSurroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** True when standard output and standard error are a terminal. */
  readonly isTerminal?: boolean;
  /** Folder below this one. */
  readonly directory?: string;
}

export function createProjectFolder(): ProjectFolder {
  const path = mkdtempSync(join(tmpdir(), 'outcrop-cli-'));
  return {
    path,
    write(name, text) {
      const target = join(path, name);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    },
    read: (name) => readFileSync(join(path, name), 'utf8'),
    has: (name) => existsSync(join(path, name)),
    run: (args, { directory = '.', ...surroundings } = {}) => runIn(join(path, directory), args, surroundings),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

async function runIn(
  workingDirectory: string,
  args: readonly string[],
  { env = {}, stdin = '', isTerminal = false }: Omit<RunSurroundings, 'directory'>,
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({
    isTTY: isTerminal,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const input = (async function* () {
    yield stdin;
  })();
  const code = await main(args, { stdin: input, stdout: stream('stdout'), stderr: stream('stderr'), env, workingDirectory });
  return { code, ...written };
}
