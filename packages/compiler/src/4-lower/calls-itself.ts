import type { TemplateStringData } from 'outcrop/program';

/** Whether rendering a template_string always renders it again. Calls in branches, loops and macros may never happen. */
export function callsItself(name: string, { body }: TemplateStringData): boolean {
  return body.some((node) => isAlwaysCalled(name, node));
}

/** The statement that prints a value, and operators whose operands are all evaluated. */
const STRICT: ReadonlySet<unknown> = new Set(['=', '()', '|', '.', '[]', '~', '+', 'is', 'list']);

function isAlwaysCalled(name: string, node: unknown): boolean {
  if (!Array.isArray(node)) return false;
  const [operator, ...operands]: readonly unknown[] = node;
  if (operator === '()' && isName(operands[0], name)) return true;
  // Operands may be lists of operands, such as the arguments of a call.
  if (!STRICT.has(operator) && typeof operator === 'string') return false;
  return node.some((part) => isAlwaysCalled(name, part));
}

function isName(node: unknown, name: string): boolean {
  return Array.isArray(node) && node[0] === '$' && node[1] === name;
}
