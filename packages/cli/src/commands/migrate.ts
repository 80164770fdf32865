import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { describeChange } from '../migrate/file-change.ts';
import { type MigrationPlan, planMigration } from '../migrate/plan-migration.ts';
import { displayPath } from '../project/find-source-directory.ts';
import { plural } from '../project/report-diagnostics.ts';
import { readVersion } from '../version.ts';
import { generate } from './generate.ts';

export interface MigrateOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly keepPackageName?: boolean;
}

/** `outcrop migrate`: changes dependency, imports and scripts, generates the client anew, and says what is left to do. */
export async function migrate(directory: string, options: MigrateOptions, context: CommandContext): Promise<ExitCode> {
  const { terminal, workingDirectory } = context;
  const folder = resolve(workingDirectory, directory);
  const plan = planMigration(folder, { version: readVersion(), keepsName: options.keepPackageName === true });
  if (plan.changes.length === 0 && plan.sourceDirectories.length === 0) {
    throw new CommandError(`Nothing in ${displayPath(folder, workingDirectory)} uses BAML.`);
  }
  showPlan(plan, options, context);
  if (options.dryRun === true) return EXIT.done;
  if (options.yes !== true) {
    refuseUncommitted(folder);
    if (!(await context.confirm('Make these changes?'))) return EXIT.problems;
  }
  for (const { path, after } of plan.changes) writeFileSync(path, after);
  const codes = plan.sourceDirectories.map((from) => generate({ from }, context));
  showLeftovers(plan, context);
  terminal.note('\nNext: npm install');
  return codes.find((code) => code !== EXIT.done) ?? EXIT.done;
}

function showPlan({ changes }: MigrationPlan, { dryRun }: MigrateOptions, { terminal, workingDirectory }: CommandContext): void {
  if (terminal.json) {
    const files = changes.map(({ path, after }) => ({ path: displayPath(path, workingDirectory), text: after }));
    terminal.result(JSON.stringify({ ok: true, changes: files }));
    return;
  }
  for (const change of changes) {
    terminal.result(displayPath(change.path, workingDirectory));
    if (dryRun === true) for (const line of describeChange(change)) terminal.result(`  ${line}`);
  }
  terminal.note(`${plural(changes.length, 'file')} to change`);
}

function refuseUncommitted(folder: string): void {
  const { status, stdout } = spawnSync('git', ['status', '--porcelain', '--', '.'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0 || stdout.trim() === '') return;
  throw new CommandError('The work tree has changes that are not committed.', { advice: 'Commit them first, or use --yes.' });
}

/** Imports that have no counterpart. What is to be done in the sources was reported when they were compiled. */
function showLeftovers({ foreignImports }: MigrationPlan, { terminal, workingDirectory }: CommandContext): void {
  for (const { path, line, specifier } of foreignImports) {
    terminal.error(
      `${displayPath(path, workingDirectory)}:${line}: ${specifier} has no counterpart in outcrop; this import needs your hand.`,
    );
  }
}
