import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { buildSync } from 'esbuild';
import { generateProject } from '../inputs/project.ts';
import { type MeasureOptions, measure, type Subject, type Timing } from '../measure.ts';
import { buildPeerClient } from '../peer.ts';
import { formatNs, formatRatio, printTable } from '../table.ts';

const SOURCE = `
client<llm> Local {
  provider aws-bedrock
  options {
    model "anthropic.claude-3-haiku-20240307-v1:0"
    region "us-east-1"
    endpoint_url env.BENCH_ENDPOINT
    access_key_id env.BENCH_KEY_ID
    secret_access_key env.BENCH_SECRET
  }
}

class Person {
  name string
  age int?
}

function Extract(text: string) -> Person {
  client Local
  prompt #"{{ text }} {{ ctx.output_format }}"#
}
`;

const ANSWER = '{"name": "Ada", "age": 36}';
const PARSE = `b.parse.Extract(${JSON.stringify(ANSWER)})`;
const call = (options = ''): string => `await b.Extract('who?'${options})`;

/** From the start of a process to the first value (`spec/performance.md` 8). */
export async function benchCold(options: MeasureOptions): Promise<void> {
  const endpoint = await startLocalBedrock();
  endpoint.respond(ANSWER);
  try {
    const rows: string[][] = [];
    for (const files of options.quick ? [1, 20] : [1, 20, 200]) rows.push(...(await benchProject(files, endpoint, options)));
    printTable(['cold start, node -e 0 taken off', 'peer÷outcrop', 'outcrop', 'peer', 'node -e 0'], rows);
  } finally {
    await endpoint.close();
  }
}

async function benchProject(files: number, endpoint: LocalBedrock, options: MeasureOptions): Promise<string[][]> {
  const name = `cold-${files}`;
  const sources = new Map([...generateProject(files, { tests: true }), ['cold.baml', SOURCE]]);
  const ours = buildClient(name, sources);
  const peer = buildPeerClient(name, sources);
  const env = environment(endpoint);
  const start = (subject: string, client: string | undefined, code: string): Subject[] =>
    client === undefined ? [] : [{ name: subject, run: () => runScript(client, code, env), isRight: (output) => output === ANSWER_LINE }];
  const timings = await measure(
    [
      { name: 'node', run: () => promisify(execFile)(process.execPath, ['-e', '0'], { env }) },
      ...start('parse', ours, PARSE),
      ...start('signed', ours, call(", { bedrock: { transport: 'signed' } }")),
      ...start('sdk', ours, call()),
      ...start('peer parse', peer, PARSE),
      ...start('peer call', peer, call()),
    ],
    { rounds: files < 200 ? options.rounds * 2 + 1 : 3, visitMs: 1 },
  );
  const timing = (subject: string): Timing | undefined => timings.find((candidate) => candidate.name === subject);
  return [
    row(`${files} files, first parse`, timing('node'), timing('parse'), timing('peer parse')),
    row(`${files} files, first call, signed`, timing('node'), timing('signed'), timing('peer call')),
    row(`${files} files, first call, sdk`, timing('node'), timing('sdk'), timing('peer call')),
  ];
}

const ANSWER_LINE = `${JSON.stringify(JSON.parse(ANSWER))}\n`;

function environment({ url, credentials }: LocalBedrock): NodeJS.ProcessEnv {
  return {
    ...process.env,
    BENCH_ENDPOINT: url,
    BENCH_KEY_ID: credentials.accessKeyId,
    BENCH_SECRET: credentials.secretAccessKey,
    BAML_LOG: 'off',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

/** Generates a client as one file over the package as it is published. */
function buildClient(name: string, sources: ReadonlyMap<string, string>): string {
  const project = join(process.cwd(), 'bench', '.work', name);
  rmSync(project, { recursive: true, force: true });
  mkdirSync(join(project, 'baml_src'), { recursive: true });
  for (const [path, text] of sources) writeFileSync(join(project, 'baml_src', path), text);
  execFileSync(process.execPath, [join(process.cwd(), 'packages/cli/dist/outcrop.mjs'), 'generate'], { cwd: project, stdio: 'ignore' });
  const outfile = join(project, 'client.mjs');
  const entry = join(project, 'baml_client', 'index.ts');
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' });
  return outfile;
}

async function runScript(client: string, code: string, env: NodeJS.ProcessEnv): Promise<string> {
  const script = join(client, '..', `${code.startsWith('await') ? 'call' : 'parse'}-${code.length}.mjs`);
  writeFileSync(script, `import { b } from ${JSON.stringify(client)};\nconsole.log(JSON.stringify(${code}));\nprocess.exit();\n`);
  return (await promisify(execFile)(process.execPath, [script], { env })).stdout;
}

/** The fastest of all starts: whatever else the machine does only adds time, and differences of medians would show that. */
function fastestNs(timing: Timing | undefined): number | undefined {
  return timing?.kind === 'timed' ? Math.min(...timing.samplesNs) : undefined;
}

/** Times over bare Node. */
function row(title: string, node: Timing | undefined, ours: Timing | undefined, peer: Timing | undefined): string[] {
  const bareNs = fastestNs(node);
  const over = (timing: Timing | undefined): number | undefined => {
    const ns = fastestNs(timing);
    return ns === undefined || bareNs === undefined ? undefined : ns - bareNs;
  };
  const [oursNs, peerNs] = [over(ours), over(peer)];
  const ratio = oursNs === undefined || peerNs === undefined ? undefined : peerNs / oursNs;
  const show = (ns: number | undefined, timing: Timing | undefined): string => (ns === undefined ? (timing?.kind ?? '–') : formatNs(ns));
  return [title, formatRatio(ratio), show(oursNs, ours), show(peerNs, peer), show(bareNs, node)];
}
