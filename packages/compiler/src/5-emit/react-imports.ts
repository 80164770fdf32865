import type { EmitInput } from './emit-input.ts';
import type { TypeNames } from './type-names.ts';

/** The lines that import the types which a file in `react/` uses. */
export function printTypeImports(names: TypeNames, { runtimeModule, importEnding }: EmitInput): string[] {
  const imports = names.imports();
  return [
    ...(imports.length === 0 ? [] : [`import type { ${imports.join(', ')} } from '${runtimeModule}';`]),
    ...(names.uses('partial_types.') ? [`import type { partial_types } from '../partial_types${importEnding}';`] : []),
    ...(names.uses('types.') ? [`import type * as types from '../types${importEnding}';`] : []),
  ];
}
