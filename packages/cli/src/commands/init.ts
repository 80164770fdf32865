import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compile } from '@outcrop/compiler';
import { findRegion } from '../aws/find-region.ts';
import { type CommandContext, withoutResults } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { readModuleSurroundings } from '../generate/module-surroundings.ts';
import { askChoices, type InitChoices } from '../init/ask-choices.ts';
import { type StarterChoices, starterFiles } from '../init/starter-project.ts';
import { displayPath } from '../project/find-source-directory.ts';
import { parseJson, readJson } from '../project/read-json.ts';
import { check } from './check.ts';
import { generate } from './generate.ts';

export interface InitOptions {
  readonly clientType: StarterChoices['clientType'];
  readonly region?: string;
  readonly model?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** `outcrop init`: writes a starter project, never over existing files, then checks it and generates its client. */
export async function init(directory: string | undefined, options: InitOptions, context: CommandContext): Promise<ExitCode> {
  const { terminal, workingDirectory } = context;
  // Before anybody is asked anything.
  if (directory !== undefined) refuseExisting(directory, options, context);
  const choices = await choose(directory, options, context);
  refuseExisting(choices.directory, options, context);
  const project = resolve(workingDirectory, choices.directory);
  const sources = join(project, 'baml_src');
  const files = starterFiles({ ...choices, clientType: options.clientType });
  refuseFaulty(files);
  const written = writeMissing(sources, files);
  const hasScript = addGenerateScript(join(project, 'package.json'));
  const names = written.map((path) => displayPath(path, workingDirectory));
  for (const name of names) terminal.note(`${terminal.noteColors.green('+')} ${name}`);
  if (hasScript) terminal.note(`${terminal.noteColors.green('+')} script "generate" in package.json`);
  const inside = withoutResults(context);
  const checked = check([], { from: sources }, inside);
  const code = checked === EXIT.done ? generate({ from: sources }, inside) : checked;
  if (terminal.json) terminal.result(JSON.stringify({ ok: code === EXIT.done, written: names }));
  else terminal.note(nextSteps(displayPath(project, workingDirectory), choices, missingPackages(join(project, 'package.json'))));
  return code;
}

function refuseExisting(directory: string, options: InitOptions, context: CommandContext): void {
  const problem = problemWith(directory, options, context);
  if (problem === undefined) return;
  throw new CommandError(problem, { advice: 'Use --force to add only the files that are missing, or run `outcrop generate`.' });
}

/** Undefined when a project may be written there. */
function problemWith(directory: string, { force }: InitOptions, { workingDirectory }: CommandContext): string | undefined {
  const sources = join(resolve(workingDirectory, directory), 'baml_src');
  return existsSync(sources) && force !== true ? `${displayPath(sources, workingDirectory)} exists already.` : undefined;
}

/** A region or a model that cannot be one is found before anything is written. */
function refuseFaulty(files: ReadonlyMap<string, string>): void {
  const fault = compile(Object.fromEntries(files)).diagnostics.find(({ severity }) => severity === 'error');
  if (fault !== undefined) throw new CommandError(fault.message, { advice: 'Nothing was written.', exitCode: EXIT.usage });
}

/** Asks at a terminal, unless told not to; otherwise takes the defaults. */
async function choose(directory: string | undefined, options: InitOptions, context: CommandContext): Promise<InitChoices> {
  const { region, model, yes } = options;
  const { dialogue, workingDirectory, env } = context;
  const defaults = {
    problemWith: (folder: string) => problemWith(folder, options, context),
    region: await findRegion(env),
    moduleFormat: (folder: string) =>
      (readModuleSurroundings(resolve(workingDirectory, folder)).isEsModule ? 'esm' : 'cjs') as 'esm' | 'cjs',
  };
  if (dialogue !== undefined && yes !== true) return askChoices({ directory, region, model }, defaults, dialogue);
  const folder = directory ?? '.';
  return { directory: folder, region: region ?? defaults.region, model, moduleFormat: defaults.moduleFormat(folder) };
}

function writeMissing(folder: string, files: ReadonlyMap<string, string>): string[] {
  mkdirSync(folder, { recursive: true });
  const missing = [...files].filter(([name]) => !existsSync(join(folder, name)));
  for (const [name, text] of missing) writeFileSync(join(folder, name), text);
  return missing.map(([name]) => join(folder, name));
}

/** Adds a `generate` script, if there is a `package.json` without one. */
function addGenerateScript(path: string): boolean {
  if (!existsSync(path)) return false;
  const text = readFileSync(path, 'utf8');
  const manifest = parseJson(text, path) as { scripts?: Record<string, string> };
  if (manifest.scripts?.generate !== undefined) return false;
  const indentation = /^[\t ]+(?=")/m.exec(text)?.[0] ?? '  ';
  const scripts = { ...manifest.scripts, generate: 'outcrop generate' };
  writeFileSync(path, `${JSON.stringify({ ...manifest, scripts }, null, indentation)}\n`);
  return true;
}

/** The commands that install what a `package.json` does not name yet. */
function missingPackages(path: string): string[] {
  const { dependencies, devDependencies } = existsSync(path) ? (readJson(path) as Dependencies) : ({} as Dependencies);
  const named = { ...dependencies, ...devDependencies };
  const commands = [
    ['outcrop', 'npm install outcrop'],
    ['@outcrop/cli', 'npm install --save-dev @outcrop/cli'],
  ] as const;
  return commands.filter(([name]) => !Object.hasOwn(named, name)).map(([, command]) => command);
}

interface Dependencies {
  readonly dependencies?: object;
  readonly devDependencies?: object;
}

function nextSteps(project: string, { moduleFormat }: InitChoices, installs: readonly string[]): string {
  const first = [...(project === '.' ? [] : [`cd ${project}`]), ...installs].join(' && ');
  return [
    '',
    'Next:',
    ...(first === '' ? [] : [`  ${first}`]),
    '  npx outcrop doctor                             checks credentials, region and access to the model',
    '  npx outcrop call ExtractResume --test Jane     calls the model',
    '',
    `In code: \`import { b } from './baml_client${moduleFormat === 'esm' ? '/index.js' : ''}'\`, then \`await b.ExtractResume(text)\`.`,
  ].join('\n');
}
