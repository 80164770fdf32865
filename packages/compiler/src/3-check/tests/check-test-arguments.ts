import type { MapValue, Parameter } from '@outcrop/grammar';
import { type DeclaredTest, findDeclared, type Project } from '../../1-bind/project.ts';
import { testedFunctions } from '../../2-resolve/resolve-tests.ts';
import { entryOf, soundEntries, stringOf } from '../../2-resolve/values.ts';
import type { CompilerReport } from '../../messages.ts';
import type { Reporter } from '../../reporter.ts';
import type { ArgumentProblem } from './argument-problem.ts';
import { type ArgumentSearch, findAbsence, findArgumentProblems } from './find-argument-problems.ts';

/** Checks the arguments of tests against the parameters of the functions that they name (OC601). */
// Differs: the reference implementation converts arguments only when the test runs.
export function checkTestArguments(project: Project, reporter: Reporter): void {
  for (const test of project.tests) {
    const functions = testedFunctions(test.node).flatMap((value) => {
      const name = stringOf(value);
      return (name === undefined ? undefined : findDeclared(project, 'function', name)?.node) ?? [];
    });
    const args = entryOf(test.node.body, 'args')?.value;
    const [first] = functions;
    if (args?.kind !== 'map' || first === undefined) continue;
    const parameters = functions.flatMap((node) => node.parameters);
    checkNames(test, { args, parameters, function: first.name.text, reporter });
    checkValues(test, { args, parameters, function: first.name.text, reporter });
  }
}

interface TestArguments {
  readonly args: MapValue;
  /** Of all functions that the test names. */
  readonly parameters: readonly Parameter[];
  /** The first function. */
  readonly function: string;
  readonly reporter: Reporter;
}

function checkNames({ file }: DeclaredTest, { args, parameters, function: name, reporter }: TestArguments): void {
  const names = new Set(parameters.map((parameter) => parameter.name.text));
  for (const { key } of soundEntries(args)) {
    if (names.has(key.text)) continue;
    reporter.in(file)('unknown-argument', key.span, { function: name, name: key.text }, { hint: reporter.suggest(key.text, names) });
  }
}

function checkValues({ file, scope }: DeclaredTest, { args, parameters, reporter }: TestArguments): void {
  const search: ArgumentSearch = { scope, known: new Map() };
  // Functions of one test may share parameters: each fault is told once.
  const told = new Set<string>();
  for (const { name, type } of parameters) {
    const path = `args.${name.text}`;
    const entry = entryOf(args, name.text);
    const problems =
      entry === undefined ? findAbsence(args, { type, path, scope }) : findArgumentProblems({ value: entry.value, path }, type, search);
    for (const problem of problems) {
      const identity = `${problem.kind} ${problem.path}`;
      if (!told.has(identity)) reportProblem(problem, reporter.in(file));
      told.add(identity);
    }
  }
}

function reportProblem(problem: ArgumentProblem, report: CompilerReport): void {
  const { span, path } = problem;
  switch (problem.kind) {
    case 'missing':
      report('argument-missing', span, { path, expected: problem.expected });
      break;
    case 'wrong':
      report('argument-kind', span, { path, expected: problem.expected, found: problem.found });
      break;
    case 'media':
      report('media-argument', span, { path, problem: problem.problem, form: problem.form });
      break;
    case 'dropped':
      report('argument-field-dropped', span, { path, class: problem.class });
  }
}
