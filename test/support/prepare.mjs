// Makes a fresh clone usable: installs what the lock file asks for and builds what changed. Everything it prints goes to standard error,
// so that commands which answer on standard output can call it first.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Runs a command in the repository's root; its output goes to standard error. Throws when it fails. */
export function run(command, args, { cwd = root } = {}) {
  const result = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed${result.status === null ? '' : ` with exit code ${result.status}`}`);
}

/** The path of a tool that the repository installs. */
export function tool(name) {
  return join(root, 'node_modules', '.bin', name);
}

/** The folders whose lock files are installed: the repository, and the older compilers of the tests. */
const INSTALLED = [root, join(root, 'test', 'compilers')];

function isInstalled(folder) {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
}

/**
 * Installs the locked dependencies, unless they are there. Not `npm ci`: that refuses a lock file without the optional packages of other
 * platforms, which not every mirror of the registry holds.
 */
export function install() {
  for (const folder of INSTALLED) {
    if (!isInstalled(folder)) run('npm', ['install', '--no-save', '--loglevel=error'], { cwd: folder });
  }
}

/** Compiles all packages (only what changed), and bundles the library and the command line. */
export function build() {
  run(tool('tsc'), ['-b']);
  run(process.execPath, [join('packages', 'runtime', 'bundle.mjs')]);
  run(process.execPath, [join('packages', 'cli', 'bundle.mjs')]);
  // npm links no command whose file is not there yet, as in a fresh clone; the scripts of the examples run it by its name.
  if (!existsSync(tool('outcrop'))) run('npm', ['rebuild', '@outcrop/cli', '--loglevel=error']);
}

/** Installs and builds. */
export function prepare() {
  install();
  build();
}
