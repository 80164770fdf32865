import { BamlInvalidArgumentError } from '../errors/index.ts';
import type { EvaluateConstraint } from './coerce/coercion.ts';
import { collectSchemas } from './schema/collect-schemas.ts';
import type { Schema } from './schema/schema.ts';

/** Gives the evaluator that was passed. Without one, a type must have neither checks nor asserts: throws a `BamlInvalidArgumentError` if it has. */
export function requireEvaluator(evaluate: EvaluateConstraint | undefined, schema: Schema): EvaluateConstraint {
  if (evaluate !== undefined) return evaluate;
  for (const { constraints } of collectSchemas(schema)) {
    const first = constraints?.checks[0] ?? constraints?.asserts[0];
    if (first === undefined) continue;
    throw new BamlInvalidArgumentError({
      message: `the type has checks or asserts, such as {{ ${first.expr} }}, and the parser has nothing to evaluate them with`,
      help: "Pass the evaluator, which 'outcrop/template' exports: createParser(program, type, { evaluateConstraint }).",
    });
  }
  // Only types with checks or asserts ask.
  return () => false;
}
