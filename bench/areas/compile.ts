import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@outcrop/compiler';
import { createSourceFile } from '@outcrop/grammar';
import { generateClasses, generateProject } from '../inputs/project.ts';
import { type MeasureOptions, measure } from '../measure.ts';
import { compileWithPeer } from '../peer.ts';
import { formatRatio, formatTiming, printTable, ratio } from '../table.ts';

const work = join(process.cwd(), 'bench', '.work');

/** In-process compile time by number of classes, then whole processes by number of files (`spec/performance.md` 2). */
export async function benchCompile(options: MeasureOptions): Promise<void> {
  await benchClasses(options);
  console.log();
  await benchProjects(options);
}

async function benchClasses(options: MeasureOptions): Promise<void> {
  const rows: string[][] = [];
  for (const count of [50, 200, 500, 2_000]) {
    const files = generateClasses(count);
    const sources = [...files].map(([path, text]) => createSourceFile(path, text));
    const withPeer = count <= 500 || !options.quick;
    const [ours, peer] = await measure(
      [
        {
          name: 'outcrop',
          run: () => compile(sources),
          isRight: (result) => (result as ReturnType<typeof compile>).diagnostics.length === 0,
        },
        ...(withPeer ? [{ name: 'peer', run: () => compileWithPeer(files) }] : []),
      ],
      // Long visits: what a watching command or an editor sees, not the first compile of a process.
      { ...options, rounds: 3, visitMs: 400 },
    );
    rows.push([`${count} classes`, formatRatio(ratio(peer, ours)), formatTiming(ours), formatTiming(peer)]);
  }
  printTable(['compile, in process', 'peer÷outcrop', 'outcrop', 'peer'], rows);
}

async function benchProjects(options: MeasureOptions): Promise<void> {
  const rows: string[][] = [];
  for (const count of options.quick ? [1, 20] : [1, 20, 200]) {
    const folder = writeProject(`project-${count}`, generateProject(count, { tests: true }));
    const [node, ours, peer] = await measure(
      [
        { name: 'node', run: () => runProcess(process.execPath, ['-e', '0'], folder) },
        {
          name: 'outcrop',
          run: () => runProcess(process.execPath, [join(process.cwd(), 'packages/cli/dist/outcrop.mjs'), 'generate'], folder),
        },
        { name: 'peer', run: () => runProcess(join(process.cwd(), 'bench/peer/node_modules/.bin/baml-cli'), ['generate'], folder) },
      ],
      { ...options, rounds: options.quick ? 3 : 5, visitMs: 1 },
    );
    rows.push([`${count} files`, formatRatio(ratio(peer, ours)), formatTiming(ours), formatTiming(peer), formatTiming(node)]);
    rmSync(folder, { recursive: true, force: true });
  }
  printTable(['generate, whole process', 'peer÷outcrop', 'outcrop', 'peer', 'node -e 0'], rows);
}

function writeProject(name: string, files: ReadonlyMap<string, string>): string {
  const sources = join(work, name, 'baml_src');
  rmSync(join(work, name), { recursive: true, force: true });
  mkdirSync(sources, { recursive: true });
  for (const [path, text] of files) writeFileSync(join(sources, path), text);
  return join(work, name);
}

/** Runs a command that writes a client, from nothing each time. */
function runProcess(command: string, args: readonly string[], cwd: string): void {
  rmSync(join(cwd, 'baml_client'), { recursive: true, force: true });
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr.slice(0, 300)}`);
}
