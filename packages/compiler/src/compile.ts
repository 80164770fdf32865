import { createSourceFile, type Diagnostic, type ParseResult, parse, type SourceFile } from '@outcrop/grammar';
import type { Program } from 'outcrop/program';
import { bind } from './1-bind/bind.ts';
import { resolveClients } from './2-resolve/resolve-clients.ts';
import { resolveTests } from './2-resolve/resolve-tests.ts';
import { resolveTypes } from './2-resolve/resolve-types.ts';
import { CHECKS } from './3-check/checks.ts';
import { lowerDocumentation } from './4-lower/lower-documentation.ts';
import { lowerGenerator } from './4-lower/lower-generator.ts';
import { lowerProgram } from './4-lower/lower-program.ts';
import type { Documentation } from './documentation.ts';
import type { GeneratorData } from './generator-data.ts';
import { createReporter } from './reporter.ts';

/** What a project means, and what is wrong with it. */
export interface CompileResult {
  /** Whole when no diagnostic is an error; otherwise what has faults is left out or incomplete. */
  readonly program: Program;
  /** By path, then by position. */
  readonly diagnostics: readonly Diagnostic[];
  readonly generators: readonly GeneratorData[];
  readonly documentation: Documentation;
  /** The files that were compiled, sorted by path: what code frames are printed from. */
  readonly sources: readonly SourceFile[];
}

export interface CompileOptions {
  /** What the paths of the files begin with: `baml_src`. By default they are relative to the source directory. */
  readonly sourceDirectory?: string;
}

/** Source files, or texts by path, with `/`. */
export type SourceFiles = readonly SourceFile[] | Readonly<Record<string, string>>;

/**
 * Compiles a project. All phases run on all files, whatever is wrong with them; faults never throw.
 *
 * @throws TypeError for a path that does not end in `.baml`.
 */
export function compile(files: SourceFiles, options: CompileOptions = {}): CompileResult {
  return compileWith(parse, files, options);
}

/** Compiles what a parser makes of the files: `parse`, or one that knows some of them. */
export function compileWith(
  parseSource: (source: SourceFile) => ParseResult,
  files: SourceFiles,
  { sourceDirectory = '' }: CompileOptions,
): CompileResult {
  const sources = sortedSources(files);
  const diagnostics: Diagnostic[] = [];
  const reporter = createReporter(diagnostics);
  const documents = sources.map((source) => {
    const { tree, diagnostics: faults } = parseSource(source);
    // One by one: a call with a hundred thousand arguments would overflow the stack.
    for (const fault of faults) diagnostics.push(fault);
    return tree;
  });
  const project = bind(documents, reporter);
  resolveTypes(project, reporter);
  resolveClients(project, reporter);
  resolveTests(project, reporter);
  for (const check of CHECKS) check(project, reporter);
  const program = lowerProgram(project, { sourceDirectory, reporter, sink: diagnostics });
  return {
    program,
    diagnostics: diagnostics.sort(inFileOrder),
    generators: project.generators.flatMap((generator) => lowerGenerator(generator) ?? []),
    documentation: lowerDocumentation(project),
    sources,
  };
}

function sortedSources(files: SourceFiles): readonly SourceFile[] {
  const sources = isSourceFiles(files) ? [...files] : Object.entries(files).map(([path, text]) => createSourceFile(path, text));
  const foreign = sources.find(({ path }) => !path.endsWith('.baml'));
  if (foreign !== undefined) throw new TypeError(`"${foreign.path}" is not a source file: its name must end in .baml`);
  return sources.sort((a, b) => compareText(a.path, b.path));
}

function isSourceFiles(files: SourceFiles): files is readonly SourceFile[] {
  return Array.isArray(files);
}

function inFileOrder(a: Diagnostic, b: Diagnostic): number {
  return compareText(a.file, b.file) || a.span.start - b.span.start || a.span.end - b.span.end;
}

/** By code units, not by language: the order must be the same on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
