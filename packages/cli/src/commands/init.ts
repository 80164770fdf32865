import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CommandContext } from '../command-context.ts';
import { CommandError, type ExitCode } from '../exit-code.ts';
import { readModuleSurroundings } from '../generate/module-surroundings.ts';
import { DEFAULT_MODEL, type StarterChoices, starterFiles } from '../init/starter-project.ts';
import { displayPath } from '../project/find-source-directory.ts';
import { generate } from './generate.ts';

export interface InitOptions {
  readonly clientType: StarterChoices['clientType'];
  readonly region?: string;
  readonly model?: string;
  readonly force?: boolean;
}

/** `outcrop init`: writes a starter project, never over existing files, then generates its client. */
export function init(directory: string, options: InitOptions, context: CommandContext): ExitCode {
  const { terminal, workingDirectory } = context;
  const project = resolve(workingDirectory, directory);
  const sources = join(project, 'baml_src');
  if (existsSync(sources) && options.force !== true) {
    throw new CommandError(`${displayPath(sources, workingDirectory)} exists already.`, {
      advice: 'Use --force to add only the files that are missing, or run `outcrop generate`.',
    });
  }
  const written = writeMissing(sources, starterFiles(choicesFor(project, options)));
  for (const file of written) terminal.note(`${terminal.noteColors.green('+')} ${displayPath(file, workingDirectory)}`);
  if (addGenerateScript(join(project, 'package.json')))
    terminal.note(`${terminal.noteColors.green('+')} script "generate" in package.json`);
  const code = generate({ from: sources }, context);
  terminal.note(nextSteps(displayPath(project, workingDirectory)));
  return code;
}

function choicesFor(project: string, { clientType, region, model }: InitOptions): StarterChoices {
  return {
    clientType,
    moduleFormat: readModuleSurroundings(project).isEsModule ? 'esm' : 'cjs',
    model: model ?? DEFAULT_MODEL,
    ...(region === undefined ? {} : { region }),
  };
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
  const manifest = JSON.parse(text) as { scripts?: Record<string, string> };
  if (manifest.scripts?.generate !== undefined) return false;
  const indentation = /^[\t ]+(?=")/m.exec(text)?.[0] ?? '  ';
  const scripts = { ...manifest.scripts, generate: 'outcrop generate' };
  writeFileSync(path, `${JSON.stringify({ ...manifest, scripts }, null, indentation)}\n`);
  return true;
}

function nextSteps(project: string): string {
  const change = project === '.' ? [] : [`  cd ${project}`];
  return [
    '',
    'Next:',
    ...change,
    '  npm install outcrop',
    "  import { b } from './baml_client', then await b.ExtractResume(text)",
    '  outcrop local                 an offline Bedrock endpoint to try it without an account',
  ].join('\n');
}
