import { spawnSync } from 'node:child_process';
import { findLiteralSecrets } from '@outcrop/compiler';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { type ClientPlan, planClients, staleFiles } from '../generate/plan-client.ts';
import { watchSources } from '../generate/watch-sources.ts';
import { executeWrite } from '../generate/write-client.ts';
import { displayPath, findSourceDirectory } from '../project/find-source-directory.ts';
import { loadProject, type Project } from '../project/load-project.ts';
import { countDiagnostics, plural, reportDiagnostics } from '../project/report-diagnostics.ts';
import { elapsed } from './check.ts';

export interface GenerateOptions {
  readonly from?: string;
  readonly check?: boolean;
  readonly allowLiteralSecrets?: boolean;
  readonly watch?: boolean;
}

const GENERATOR_TO_PASTE = `No generator block found: the client was written beside the sources. To choose, add

generator target {
  output_type "typescript"
  output_dir "../"
}`;

/** `outcrop generate --watch`: generates now and after every change, until it is interrupted. Whatever goes wrong is said, and the watch goes on. */
export async function watchAndGenerate(options: GenerateOptions, context: CommandContext, signal: AbortSignal): Promise<ExitCode> {
  const { terminal, workingDirectory } = context;
  const sourceDirectory = findSourceDirectory(options.from, workingDirectory);
  generateOrTell(options, context);
  terminal.note(`Watching ${displayPath(sourceDirectory, workingDirectory)}. Ctrl-C stops it.`);
  for await (const _ of watchSources(sourceDirectory, { signal })) generateOrTell(options, context);
  return EXIT.done;
}

function generateOrTell(options: GenerateOptions, context: CommandContext): void {
  try {
    generate(options, context);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    context.terminal.error(`error: ${error.message}`);
  }
}

/** `outcrop generate`: compiles and writes the clients, only what changed. Errors in the sources leave everything as it is. */
export function generate(options: GenerateOptions, context: CommandContext): ExitCode {
  const { terminal, workingDirectory } = context;
  const start = performance.now();
  const project = loadProject(options.from, workingDirectory);
  reportDiagnostics(project.result.diagnostics, project.sources, terminal);
  if (countDiagnostics(project.result.diagnostics).errors > 0) return EXIT.problems;
  if (options.allowLiteralSecrets !== true) refuseLiteralSecrets(project);

  const plans = planClients(project);
  if (options.check === true) return reportStale(plans, context);
  for (const { folder, files, result } of plans) executeWrite(folder, files, result);
  for (const plan of plans) runHook(plan, context);
  reportWritten(plans, start, context);
  if (project.result.generators.length === 0) terminal.note(`\n${GENERATOR_TO_PASTE}`);
  return EXIT.done;
}

function refuseLiteralSecrets({ result }: Project): void {
  const [secret] = findLiteralSecrets(result.program);
  if (secret === undefined) return;
  const variable = secret.option.toUpperCase().replaceAll('-', '_');
  throw new CommandError(`Client ${secret.client} holds a literal ${secret.option}, which would be written into generated code.`, {
    advice: `Write \`${secret.option} env.${variable}\`. For fake keys in tests: --allow-literal-secrets.`,
  });
}

function reportStale(plans: readonly ClientPlan[], { terminal, workingDirectory }: CommandContext): ExitCode {
  const stale = staleFiles(plans);
  if (terminal.json) terminal.result(JSON.stringify({ ok: stale.length === 0, clients: plans.map(describePlan) }));
  else for (const path of stale) terminal.error(`stale: ${displayPath(path, workingDirectory)}`);
  if (stale.length === 0) return EXIT.done;
  terminal.error('Generated code is out of date: run `outcrop generate`.');
  return EXIT.problems;
}

function describePlan({ target, folder, result }: ClientPlan): object {
  return { generator: target.name, outputDir: folder, ...result };
}

function runHook({ target, folder }: ClientPlan, { env }: CommandContext): void {
  if (target.onGenerate === undefined) return;
  const { status, stdout, stderr } = spawnSync(target.onGenerate, { cwd: folder, env, shell: true, encoding: 'utf8' });
  if (status !== 0) {
    throw new CommandError(`on_generate of generator ${target.name} failed with exit code ${status}:\n${stdout}${stderr}`.trimEnd(), {
      advice: `The command was: ${target.onGenerate}`,
    });
  }
}

function reportWritten(plans: readonly ClientPlan[], start: number, { terminal, workingDirectory }: CommandContext): void {
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
