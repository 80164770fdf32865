import { type FieldType, viewFieldType } from './field-type.ts';

/** Prints a type as source spells it, without attributes: `(int | string)[]`. */
export function printFieldType(type: FieldType): string {
  const view = viewFieldType(type);
  switch (view.kind) {
    case 'primitive':
    case 'media':
    case 'name':
      return view.name;
    case 'literal':
      return JSON.stringify(view.value);
    case 'list':
      return `${printOperand(view.item)}[]`;
    case 'map':
      return `map<${printFieldType(view.key)}, ${printFieldType(view.value)}>`;
    case 'union':
      return view.members.map(printFieldType).join(' | ');
    case 'optional':
      return `${printOperand(view.inner)}?`;
    case 'attributed':
      return printFieldType(view.inner);
  }
}

function printOperand(type: FieldType): string {
  const view = viewFieldType(type);
  if (view.kind === 'attributed') return printOperand(view.inner);
  const text = printFieldType(type);
  return view.kind === 'union' || view.kind === 'optional' ? `(${text})` : text;
}
