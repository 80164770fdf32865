import type { FieldType } from 'outcrop/program';
import { isNullable } from './nullability.ts';
import { printNullable, printType, type TypeContext } from './typescript-type.ts';

/** Words that TypeScript refuses as names of parameters. */
const RESERVED_WORDS: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static super switch this ' +
    'throw true try typeof var void while with yield'
  ).split(' '),
);

/** How TypeScript names a parameter. */
export function parameterName(name: string): string {
  return RESERVED_WORDS.has(name) ? `${name}_` : name;
}

/** The parameters of a function, each with its type; a nullable one may be left out unless a required one follows. */
export function printParameters(params: Readonly<Record<string, FieldType>>, context: TypeContext): string[] {
  const entries = Object.entries(params);
  const lastRequired = entries.map(([, type]) => isNullable(type, context.program)).lastIndexOf(false);
  return entries.map(([name, type], index) => {
    const written = parameterName(name);
    if (index > lastRequired) return `${written}?: ${printNullable(type, context)}`;
    if (!isNullable(type, context.program)) return `${written}: ${printType(type, context)}`;
    return `${written}: ${printNullable(type, context)} | undefined`;
  });
}
