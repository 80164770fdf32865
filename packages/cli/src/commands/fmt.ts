import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSourceFile, format } from '@outcrop/grammar';
import type { CommandContext } from '../command-context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { displayPath } from '../project/find-source-directory.ts';
import { listSources } from '../project/load-project.ts';
import { plural, reportDiagnostics } from '../project/report-diagnostics.ts';

export interface FmtOptions {
  readonly from?: string;
  readonly check?: boolean;
  readonly dryRun?: boolean;
}

/** `outcrop fmt`: lays out sources. A file with syntax errors is reported and left alone. */
export function fmt(paths: readonly string[], options: FmtOptions, { terminal, workingDirectory }: CommandContext): ExitCode {
  const files = paths.length > 0 ? paths.map((path) => resolve(workingDirectory, path)) : listSources(options.from, workingDirectory);
  const changed: string[] = [];
  let broken = 0;
  for (const path of files) {
    const source = createSourceFile(displayPath(path, workingDirectory), readFileSync(path, 'utf8'));
    const result = format(source);
    if (result.kind === 'broken') {
      broken += 1;
      reportDiagnostics(result.diagnostics, [source], terminal);
      continue;
    }
    if (options.dryRun === true) terminal.result(result.text.trimEnd());
    if (result.text === source.text) continue;
    changed.push(source.path);
    if (options.check !== true && options.dryRun !== true) writeFileSync(path, result.text);
  }
  for (const path of changed) terminal.note(path);
  terminal.note(`${plural(changed.length, 'file')} ${options.check === true ? 'would change' : 'changed'} of ${files.length}`);
  return broken > 0 || (options.check === true && changed.length > 0) ? EXIT.problems : EXIT.done;
}
