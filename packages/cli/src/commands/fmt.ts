import { statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSourceFile, type Diagnostic, format, type SourceFile } from '@outcrop/grammar';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { displayPath, findSourceDirectory } from '../project/find-source-directory.ts';
import { listSources } from '../project/list-sources.ts';
import { readSource } from '../project/read-source.ts';
import { describeDiagnostics, reportDiagnostics } from '../project/report-diagnostics.ts';
import { plural } from '../terminal/plural.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface FmtOptions {
  readonly from?: string;
  readonly check?: boolean;
  readonly dryRun?: boolean;
  readonly stdin?: boolean;
}

interface FormattedFile {
  readonly path: string;
  readonly source: SourceFile;
  /** Undefined when the file has syntax errors. */
  readonly text: string | undefined;
  readonly faults: readonly Diagnostic[];
}

/** `outcrop fmt`: lays out sources. A file with syntax errors is reported and left alone. */
export async function fmt(paths: readonly string[], options: FmtOptions, context: CommandContext): Promise<ExitCode> {
  const { terminal, workingDirectory, readInput } = context;
  if (options.stdin === true && paths.length > 0) throw new CommandError('Give paths or --stdin, not both.', { exitCode: EXIT.usage });
  if (options.stdin === true)
    return reportInput(formatText(resolve(workingDirectory, 'stdin.baml'), await readInput(), workingDirectory), terminal);
  const files = findFiles(paths, options, workingDirectory).map((path) =>
    formatText(path, readSource(path, workingDirectory), workingDirectory),
  );
  const changed = files.filter(({ text, source }) => text !== undefined && text !== source.text);
  const ok = files.every(({ text }) => text !== undefined) && (options.check !== true || changed.length === 0);
  if (options.check !== true && options.dryRun !== true) for (const { path, text = '' } of changed) writeFileSync(path, text);
  for (const { faults, source } of files) reportDiagnostics(faults, [source], terminal);
  if (terminal.json) terminal.result(JSON.stringify({ ok, changed: changed.map(({ source }) => source.path), ...describeFaults(files) }));
  else reportChanges(changed, files.length, options, terminal);
  return ok ? EXIT.done : EXIT.problems;
}

function formatText(path: string, text: string, workingDirectory: string): FormattedFile {
  const source = createSourceFile(displayPath(path, workingDirectory), text);
  const result = format(source);
  return result.kind === 'broken'
    ? { path, source, text: undefined, faults: result.diagnostics }
    : { path, source, text: result.text, faults: [] };
}

/** For editors: the text on standard output, nothing at all when it has syntax errors. */
function reportInput(file: FormattedFile, terminal: Terminal): ExitCode {
  const { text, faults, source } = file;
  reportDiagnostics(faults, [source], terminal);
  if (terminal.json) terminal.result(JSON.stringify({ ok: text !== undefined, text, ...describeFaults([file]) }));
  else if (text !== undefined) terminal.write(text);
  return text === undefined ? EXIT.problems : EXIT.done;
}

function describeFaults(files: readonly FormattedFile[]): object {
  return { diagnostics: files.flatMap(({ faults, source }) => describeDiagnostics(faults, [source])) };
}

function reportChanges(changed: readonly FormattedFile[], total: number, { check, dryRun }: FmtOptions, terminal: Terminal): void {
  if (dryRun === true) for (const { text = '' } of changed) terminal.write(text);
  for (const { source } of changed) terminal.note(source.path);
  terminal.note(`${plural(changed.length, 'file')} ${check === true || dryRun === true ? 'would change' : 'changed'} of ${total}`);
}

/** The files at some paths, folders with all that they hold; the sources of the project without paths. */
function findFiles(paths: readonly string[], { from }: FmtOptions, workingDirectory: string): readonly string[] {
  if (paths.length === 0) return listSources(findSourceDirectory(from, workingDirectory));
  return paths.flatMap((path) => {
    const absolute = resolve(workingDirectory, path);
    const found = statSync(absolute, { throwIfNoEntry: false });
    if (found === undefined) throw new CommandError(`There is no file or folder ${path}.`, { exitCode: EXIT.usage });
    if (found.isDirectory()) return listSources(absolute);
    if (!path.endsWith('.baml')) throw new CommandError(`${path} is not a .baml file.`, { exitCode: EXIT.usage });
    return [absolute];
  });
}
