import { didYouMean } from '@outcrop/grammar';
import type { FunctionData, Program } from 'outcrop/program';
import { CommandError, EXIT } from '../exit-code.ts';

/**
 * Finds a function.
 *
 * @throws CommandError with a suggestion
 */
export function findFunction({ functions = {} }: Program, name: string): FunctionData {
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (found !== undefined) return found;
  throw unknownName('function', name, Object.keys(functions));
}

/**
 * Makes sure that a client exists. `aws-bedrock/<model>` names one that needs no declaration.
 *
 * @throws CommandError with a suggestion
 */
export function requireClient({ clients = {} }: Program, name: string | undefined): void {
  if (name === undefined || name.includes('/') || Object.hasOwn(clients, name)) return;
  throw unknownName('client', name, Object.keys(clients));
}

/** The failure for a name that is not there: with the nearest ones, or all of them. */
export function unknownName(kind: string, name: string, known: readonly string[]): CommandError {
  const suggestion = didYouMean(name, known);
  const message = `There is no ${kind} ${name}${suggestion === undefined ? '.' : `; ${suggestion}`}`;
  const advice = known.length === 0 ? `There is no ${kind} at all.` : `Known: ${known.join(', ')}.`;
  return new CommandError(message, { advice, exitCode: EXIT.usage });
}
