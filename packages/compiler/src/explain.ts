import { EXPLANATIONS } from './explanations.ts';

/** The long text for a diagnostic code: what it means, an example that causes it and one that does not. Undefined for unknown codes. */
export function explain(code: string): string | undefined {
  const explanation = EXPLANATIONS.get(code.toUpperCase());
  if (explanation === undefined) return undefined;
  const { meaning, wrong, right } = explanation;
  return [`${code.toUpperCase()}: ${meaning}`, 'Wrong:', indent(wrong), 'Right:', indent(right)].join('\n\n');
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
