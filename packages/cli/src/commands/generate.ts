import { spawnSync } from 'node:child_process';
import { type CompileSession, findLiteralSecrets } from '@outcrop/compiler';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { type ClientPlan, planClients, staleFiles } from '../generate/plan-client.ts';
import { watchProject } from '../generate/watch-project.ts';
import { executeWrite } from '../generate/write-client.ts';
import { displayPath } from '../project/find-source-directory.ts';
import { loadProject, type Project } from '../project/load-project.ts';
import { countDiagnostics, describeDiagnostics, reportDiagnostics } from '../project/report-diagnostics.ts';
import { elapsed } from '../terminal/elapsed.ts';
import { plural } from '../terminal/plural.ts';

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

/** `outcrop generate --watch`: generates now and after every change, until it is interrupted. Errors leave the last good output in place. */
export function watchAndGenerate(options: GenerateOptions, context: CommandContext, signal: AbortSignal): Promise<ExitCode> {
  return watchProject(options.from, context, signal, (session) => generate(options, context, session));
}

/** `outcrop generate`: compiles and writes the clients, only what changed. Errors in the sources leave everything as it is. */
export function generate(options: GenerateOptions, context: CommandContext, session?: CompileSession): ExitCode {
  const { terminal, workingDirectory } = context;
  const start = performance.now();
  const project = loadProject(options.from, workingDirectory, session);
  const { diagnostics } = project.result;
  reportDiagnostics(diagnostics, project.sources, terminal);
  if (countDiagnostics(diagnostics).errors > 0) {
    if (terminal.json) terminal.result(JSON.stringify({ ok: false, ...describeResult([], project) }));
    return EXIT.problems;
  }
  if (options.allowLiteralSecrets !== true) refuseLiteralSecrets(project);

  const plans = planClients(project);
  if (options.check === true) return reportStale(plans, project, context);
  for (const { folder, files, result } of plans) executeWrite(folder, files, result);
  for (const plan of plans) runHook(plan, context);
  if (terminal.json) terminal.result(JSON.stringify({ ok: true, ...describeResult(plans, project) }));
  else reportWritten(plans, start, context);
  if (project.result.generators.length === 0 && options.watch !== true) terminal.note(`\n${GENERATOR_TO_PASTE}`);
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

function reportStale(plans: readonly ClientPlan[], project: Project, { terminal, workingDirectory }: CommandContext): ExitCode {
  const stale = staleFiles(plans);
  if (terminal.json) terminal.result(JSON.stringify({ ok: stale.length === 0, ...describeResult(plans, project) }));
  else for (const path of stale) terminal.error(`stale: ${displayPath(path, workingDirectory)}`);
  if (stale.length > 0) terminal.error('Generated code is out of date: run `outcrop generate`.');
  else terminal.note(`${terminal.noteColors.green('✓')} Generated code is up to date.`);
  return stale.length === 0 ? EXIT.done : EXIT.problems;
}

function describeResult(plans: readonly ClientPlan[], { result, sources }: Project): object {
  return {
    clients: plans.map(({ target, folder, result: files }) => ({ generator: target.name, outputDir: folder, ...files })),
    diagnostics: describeDiagnostics(result.diagnostics, sources),
  };
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
  for (const { folder, result } of plans) {
    const changed = result.written.length + result.deleted.length;
    const counts = `${plural(changed, 'file')} changed, ${result.unchanged.length} unchanged`;
    terminal.note(`${terminal.noteColors.green('✓')} ${counts} in ${displayPath(folder, workingDirectory)} (${elapsed(start)})`);
  }
}
