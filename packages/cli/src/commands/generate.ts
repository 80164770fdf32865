import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { emitClient, findLiteralSecrets, type GeneratorData } from '@outcrop/compiler';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { readModuleSurroundings } from '../generate/module-surroundings.ts';
import { executeWrite, planWrite, type WriteResult } from '../generate/write-client.ts';
import { displayPath } from '../project/find-source-directory.ts';
import { loadProject, type Project } from '../project/load-project.ts';
import { countDiagnostics, plural, reportDiagnostics } from '../project/report-diagnostics.ts';
import { elapsed } from './check.ts';

export interface GenerateOptions {
  readonly from?: string;
  readonly check?: boolean;
  readonly allowLiteralSecrets?: boolean;
}

/** What a generator block asks for, as far as files are concerned. */
type Target = Pick<GeneratorData, 'name' | 'outputType' | 'outputDir' | 'moduleFormat' | 'defaultClientMode' | 'onGenerate'>;

const DEFAULT_TARGET: Target = { name: 'target', outputType: 'typescript', outputDir: '../' };

const GENERATOR_TO_PASTE = `No generator block found: the client was written beside the sources. To choose, add

generator target {
  output_type "typescript"
  output_dir "../"
}`;

/** `outcrop generate`: compiles and writes the clients, only what changed. Errors in the sources leave everything as it is. */
export function generate(options: GenerateOptions, context: CommandContext): ExitCode {
  const { terminal, workingDirectory } = context;
  const start = performance.now();
  const project = loadProject(options.from, workingDirectory);
  reportDiagnostics(project.result.diagnostics, project.sources, terminal);
  if (countDiagnostics(project.result.diagnostics).errors > 0) return EXIT.problems;
  if (options.allowLiteralSecrets !== true) refuseLiteralSecrets(project);

  const { generators } = project.result;
  const targets: readonly Target[] = generators.length > 0 ? generators : [DEFAULT_TARGET];
  const plans = targets.map((target) => planTarget(target, project));
  if (options.check === true) return reportStale(plans, context);
  for (const { folder, files, result } of plans) executeWrite(folder, files, result);
  for (const plan of plans) runHook(plan, context);
  reportWritten(plans, start, context);
  if (generators.length === 0) terminal.note(`\n${GENERATOR_TO_PASTE}`);
  return EXIT.done;
}

interface Plan {
  readonly target: Target;
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
  readonly result: WriteResult;
}

function planTarget(target: Target, { sourceDirectory, result }: Project): Plan {
  const parent = resolve(sourceDirectory, target.outputDir);
  const folder = join(parent, 'baml_client');
  const { isEsModule, runtimeModule } = readModuleSurroundings(existsSync(parent) ? parent : sourceDirectory);
  const format = target.moduleFormat ?? (isEsModule ? 'esm' : 'cjs');
  const files = emitClient({
    program: result.program,
    documentation: result.documentation,
    outputType: target.outputType,
    defaultClientMode: target.defaultClientMode ?? 'async',
    importEnding: format === 'esm' ? '.js' : '',
    runtimeModule,
  });
  return { target, folder, files, result: planWrite(folder, files) };
}

function refuseLiteralSecrets({ result }: Project): void {
  const [secret] = findLiteralSecrets(result.program);
  if (secret === undefined) return;
  const variable = secret.option.toUpperCase().replaceAll('-', '_');
  throw new CommandError(`Client ${secret.client} holds a literal ${secret.option}, which would be written into generated code.`, {
    advice: `Write \`${secret.option} env.${variable}\`. For fake keys in tests: --allow-literal-secrets.`,
  });
}

function reportStale(plans: readonly Plan[], { terminal, workingDirectory }: CommandContext): ExitCode {
  const stale = plans.flatMap(({ folder, result }) => [...result.written, ...result.deleted].map((path) => join(folder, path)));
  if (terminal.json) terminal.result(JSON.stringify({ ok: stale.length === 0, clients: plans.map(describePlan) }));
  else for (const path of stale) terminal.error(`stale: ${displayPath(path, workingDirectory)}`);
  if (stale.length === 0) return EXIT.done;
  terminal.error('Generated code is out of date: run `outcrop generate`.');
  return EXIT.problems;
}

function describePlan({ target, folder, result }: Plan): object {
  return { generator: target.name, outputDir: folder, ...result };
}

function runHook({ target, folder }: Plan, { env }: CommandContext): void {
  if (target.onGenerate === undefined) return;
  const { status, stdout, stderr } = spawnSync(target.onGenerate, { cwd: folder, env, shell: true, encoding: 'utf8' });
  if (status !== 0) {
    throw new CommandError(`on_generate of generator ${target.name} failed with exit code ${status}:\n${stdout}${stderr}`.trimEnd(), {
      advice: `The command was: ${target.onGenerate}`,
    });
  }
}

function reportWritten(plans: readonly Plan[], start: number, { terminal, workingDirectory }: CommandContext): void {
  if (terminal.json) {
    terminal.result(JSON.stringify({ ok: true, clients: plans.map(describePlan) }));
    return;
  }
  for (const { folder, result } of plans) {
    const changed = result.written.length + result.deleted.length;
    const counts = `${plural(changed, 'file')} changed, ${result.unchanged.length} unchanged`;
    terminal.note(`${terminal.colors.green('✓')} ${counts} in ${displayPath(folder, workingDirectory)} (${elapsed(start)})`);
  }
}
