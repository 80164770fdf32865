import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CommandContext, withoutResults } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { describeChange } from '../migrate/file-change.ts';
import { type MigrationPlan, planMigration } from '../migrate/plan-migration.ts';
import { displayPath } from '../project/find-source-directory.ts';
import { plural } from '../terminal/plural.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { readVersion } from '../version.ts';
import { generate } from './generate.ts';

export interface MigrateOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly keepPackageName?: boolean;
}

/** `outcrop migrate`: changes dependency, imports and scripts, generates the client anew, and says what is left to do. */
export async function migrate(directory: string, options: MigrateOptions, context: CommandContext): Promise<ExitCode> {
  const { workingDirectory } = context;
  const folder = resolve(workingDirectory, directory);
  const plan = planMigration(folder, { version: readVersion(), keepsName: options.keepPackageName === true });
  if (plan.changes.length === 0 && plan.sourceDirectories.length === 0) {
    throw new CommandError(`Nothing in ${displayPath(folder, workingDirectory)} uses BAML.`, {
      advice: 'Name the folder of the project, or start one with `outcrop init`.',
    });
  }
  showPlan(plan, options, context);
  if (options.dryRun === true) {
    reportPlan(plan, true, context);
    return EXIT.done;
  }
  if (options.yes !== true) {
    refuseUncommitted(folder);
    if (plan.changes.length > 0 && !(await context.confirm('Make these changes?'))) return EXIT.problems;
  }
  for (const { path, after } of plan.changes) writeFileSync(path, after);
  const codes = plan.sourceDirectories.map((from) => generate({ from }, withoutResults(context)));
  const code = codes.find((other) => other !== EXIT.done) ?? EXIT.done;
  reportPlan(plan, code === EXIT.done, context);
  if (plan.changes.length > 0) context.terminal.note('\nNext: npm install');
  return code;
}

function showPlan({ changes }: MigrationPlan, { dryRun }: MigrateOptions, { terminal, workingDirectory }: CommandContext): void {
  if (terminal.json) return;
  for (const change of changes) {
    terminal.result(displayPath(change.path, workingDirectory));
    if (dryRun === true) for (const line of describeChange(change)) terminal.result(`  ${colorLine(line, terminal)}`);
  }
  terminal.note(`${plural(changes.length, 'file')} to change`);
}

function colorLine(line: string, { colors }: Terminal): string {
  if (line.startsWith('+')) return colors.green(line);
  return line.startsWith('-') ? colors.red(line) : colors.dim(line);
}

/**
 * What was changed, for machines, and the imports that have no counterpart. What is to be done in the sources was reported when they
 * were compiled.
 */
function reportPlan({ changes, foreignImports }: MigrationPlan, ok: boolean, { terminal, workingDirectory }: CommandContext): void {
  const show = (path: string): string => displayPath(path, workingDirectory);
  if (terminal.json) {
    const files = changes.map(({ path, after }) => ({ path: show(path), text: after }));
    const leftovers = foreignImports.map((found) => ({ ...found, path: show(found.path) }));
    terminal.result(JSON.stringify({ ok, changes: files, leftovers }));
  }
  for (const { path, line, what } of foreignImports) {
    terminal.error(`${show(path)}:${line}: ${what} has no counterpart in outcrop; this import needs your hand.`);
  }
}

function refuseUncommitted(folder: string): void {
  const { status, stdout } = spawnSync('git', ['status', '--porcelain', '--', '.'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0 || stdout.trim() === '') return;
  throw new CommandError('The work tree has changes that are not committed.', { advice: 'Commit them first, or use --yes.' });
}
