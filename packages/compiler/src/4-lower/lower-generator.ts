import type { GeneratorDeclaration } from '@outcrop/grammar';
import type { Declared } from '../1-bind/declared.ts';
import { stringIn } from '../2-resolve/values.ts';
import type { GeneratorData } from '../generator-data.ts';
import { OUTPUT_TYPES } from '../generator-table.ts';

const DEFAULT_OUTPUT_DIR = '../';

/** Lowers a generator; undefined when Outcrop does not generate its output type. */
export function lowerGenerator({ node, file }: Declared<GeneratorDeclaration>): GeneratorData | undefined {
  const textOf = (key: string) => stringIn(node.body, key);
  const outputType = OUTPUT_TYPES.find((known) => known === textOf('output_type'));
  if (outputType === undefined) return undefined;
  const version = textOf('version');
  const mode = textOf('default_client_mode');
  const format = textOf('module_format');
  const onGenerate = textOf('on_generate');
  return {
    name: node.name.text,
    outputType,
    outputDir: textOf('output_dir') ?? DEFAULT_OUTPUT_DIR,
    ...(version !== undefined && { version }),
    ...((mode === 'async' || mode === 'sync') && { defaultClientMode: mode }),
    ...((format === 'cjs' || format === 'esm') && { moduleFormat: format }),
    ...(onGenerate !== undefined && { onGenerate }),
    file: file.path,
    span: node.name.span,
  };
}
