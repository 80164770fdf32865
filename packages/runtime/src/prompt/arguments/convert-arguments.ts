import { BamlInvalidArgumentError } from '../../errors/index.ts';
import type { FunctionData, Program } from '../../program/index.ts';
import type { TemplateValue } from '../../template/index.ts';
import { Marks } from '../marks.ts';
import type { Conversion } from './converter.ts';
import { Problems, printProblem, Rejection } from './rejection.ts';
import { converterOf } from './type-converters.ts';

/** The arguments of one call as its template sees them. */
export interface ConvertedArguments {
  readonly values: ReadonlyMap<string, TemplateValue>;
  /** The markers of the media among them. */
  readonly marks: Marks;
}

/**
 * Checks the arguments of a call against the declared parameters and converts them. Throws one `BamlInvalidArgumentError` that lists
 * everything that is wrong, a line each: `item.qty: expected int, got "1"`.
 *
 * @param given - in the order of the parameters, or by name; names that are no parameters are ignored
 */
export function convertArguments(
  program: Program,
  fn: FunctionData,
  given: readonly unknown[] | Readonly<Record<string, unknown>>,
): ConvertedArguments {
  const marks = new Marks();
  const conversion: Conversion = { marks, known: new Map(), depth: 0 };
  const values = new Map<string, TemplateValue>();
  const problems = new Problems();
  for (const [index, [name, type]] of Object.entries(fn.params).entries()) {
    const outcome = converterOf(program, type)(argumentOf(given, name, index), conversion);
    if (outcome instanceof Rejection) problems.add(name, outcome);
    else values.set(name, outcome);
  }
  if (problems.rejection !== undefined) throw invalidArguments(fn, problems.rejection);
  return { values, marks };
}

function argumentOf(given: readonly unknown[] | Readonly<Record<string, unknown>>, name: string, index: number): unknown {
  if (Array.isArray(given)) return given[index];
  return Object.hasOwn(given, name) ? (given as Readonly<Record<string, unknown>>)[name] : undefined;
}

function invalidArguments(fn: FunctionData, { problems }: Rejection): BamlInvalidArgumentError {
  const lines = problems.map(printProblem);
  const message = lines.length === 1 ? lines.join() : `arguments do not fit\n${lines.join('\n')}`;
  return new BamlInvalidArgumentError({ message, function_name: fn.name });
}
