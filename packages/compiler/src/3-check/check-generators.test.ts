import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../../test/support/diagnose.ts';

function generator(entries: string): string {
  return `generator g {\n output_type "typescript"\n ${entries}\n}\n`;
}

describe('generators', () => {
  it.each<[source: string, codes: string[]]>([
    [
      generator('output_dir "../src"\n version "0.226.2"\n default_client_mode "async"\n module_format "esm"\n on_generate "echo done"'),
      [],
    ],
    [generator('output_dir ../src\n default_client_mode sync\n module_format cjs'), []],
    ['generator g {\n output_type typescript/react\n}', []],
    ['generator ‹g› {\n output_dir "x"\n}', ['OC701']],
    ['generator g {\n output_type ‹"python/pydantic"›\n output_dir "x"\n}', ['OC701']],
    ['generator g {\n output_type ‹"typescrpt"›\n}', ['OC701']],
    [generator('‹colour› "blue"'), ['OC701']],
    [generator('default_client_mode ‹"both"›'), ['OC701']],
    [generator('module_format ‹env.F›'), ['OC701']],
    [generator('version ‹0.226›'), ['OC701']],
    [generator('version ‹"0.226"›'), ['OC701']],
    [generator('on_generate ‹{{ 1 }}›'), ['OC503']],
    [`${generator('output_dir "a/../b"')}generator h {\n output_type typescript\n output_dir ‹"./b/"›\n}`, ['OC701']],
    [`${generator('output_dir "a"')}generator h {\n output_type typescript\n output_dir "b"\n}`, []],
    [`${generator('')}generator ‹h› {\n output_type typescript\n}`, ['OC701']],
    // A generator that is skipped writes nowhere.
    [`${generator('output_dir "a"')}generator h {\n output_type ‹go›\n output_dir "a"\n}`, ['OC701']],
  ])('%s', (source, codes) => {
    expect(diagnose(source)).toEqual({ source, codes });
  });
});
