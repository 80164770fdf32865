import type { FunctionData, Program } from '../program/index.ts';
import type { BamlFunction } from './baml-function.ts';
import { bindFunction } from './bind-function.ts';
import { FunctionDefinition } from './function-definition.ts';

/** Makes a function of a project from its data. Generated code calls it; nothing is looked at before the first use. */
export function defineFunction<Args extends readonly unknown[], Output, Partial>(
  program: Program,
  data: FunctionData,
): BamlFunction<Args, Output, Partial> {
  return bindFunction(new FunctionDefinition(program, data), undefined) as BamlFunction<Args, Output, Partial>;
}
