import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { compile, emitClient } from '@outcrop/compiler';
import { createSourceFile } from '@outcrop/grammar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../architecture/source-imports.ts';

const folder = import.meta.dirname;
const cases = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** The files of all clients that a project generates, by their path. */
function generate(name: string, importEnding: '.js' | ''): ReadonlyMap<string, string> {
  const sources = join(folder, name, 'baml_src');
  const files = readdirSync(sources).map((file) => createSourceFile(`baml_src/${file}`, readFileSync(join(sources, file), 'utf8')));
  const { program, documentation, diagnostics, generators } = compile(files);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return new Map(
    generators.flatMap(({ outputType, outputDir, defaultClientMode = 'async' }) => {
      const emitted = emitClient({ program, documentation, outputType, defaultClientMode, importEnding, runtimeModule: 'outcrop' });
      return [...emitted].map(([path, text]) => [join(sources, outputDir, 'baml_client', path), text] as const);
    }),
  );
}

describe.each(cases)('generated client: %s', (name) => {
  it('is what the golden files say', async () => {
    for (const [path, text] of generate(name, '.js')) await expect(text).toMatchFileSnapshot(path);
  });

  it('is the same each time', () => {
    expect(generate(name, '.js')).toEqual(generate(name, '.js'));
  });

  it('is the same for CommonJS, but for the endings of imports', () => {
    const withoutEndings = [...generate(name, '.js')].map(
      ([path, text]) => [path, text.replace(/( from '\.\.?\/\w+)\.js';/g, "$1';")] as const,
    );
    expect(generate(name, '')).toEqual(new Map(withoutEndings));
  });
});

const tsc = (compiler: string): readonly string[] => [
  process.execPath,
  join(root, 'test', 'compilers', 'node_modules', compiler, 'bin', 'tsc'),
];
const compilers = {
  '5.4': tsc('typescript-5.4'),
  '5.9': tsc('typescript-5.9'),
  '7.0': [join(root, 'node_modules', '.bin', 'tsc')],
} as const;

/** With the strictest flags that a compiler knows, over all clients and all entries of the package, whose declarations are checked too. */
describe('type checks', () => {
  const commonJs = mkdtempSync(join(tmpdir(), 'outcrop-common-js-'));

  beforeAll(() => {
    for (const [path, text] of cases.flatMap((name) => [...generate(name, '')])) {
      const target = join(commonJs, relative(folder, path));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    copyFileSync(join(folder, 'entries.ts'), join(commonJs, 'entries.ts'));
    symlinkSync(join(root, 'node_modules'), join(commonJs, 'node_modules'), 'dir');
    const compilerOptions = { module: 'CommonJS', moduleResolution: 'Bundler', verbatimModuleSyntax: false };
    writeFileSync(
      join(commonJs, 'tsconfig.json'),
      JSON.stringify({ extends: join(folder, 'tsconfig.5.4.json'), compilerOptions, include: ['.'] }),
    );
  });
  afterAll(() => rmSync(commonJs, { recursive: true }));

  it.concurrent.each([
    ['5.4', 'ES modules', join(folder, 'tsconfig.5.4.json'), []],
    ['5.9', 'ES modules', folder, []],
    ['7.0', 'ES modules', folder, []],
    ['5.4', 'CommonJS, with the module resolution of old projects', commonJs, ['--moduleResolution', 'Node10']],
    ['7.0', 'CommonJS, with the module resolution of bundlers', commonJs, []],
  ] as const)(
    'of TypeScript %s pass: %s',
    async (version, _name, project, options) => {
      const [command, ...args] = compilers[version];
      const check = promisify(execFile)(command, [...args, '-p', project, ...options]);
      expect(await check.catch((error: { stdout: string }) => error)).toMatchObject({ stdout: '' });
    },
    120_000,
  );
});
