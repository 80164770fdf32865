import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compilerPhases, type PackageRule, packages, runtimeFolders } from './import-table.ts';
import { importsOf, root, type SourceImport, sourceFiles } from './source-imports.ts';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function manifestOf(rule: PackageRule): Manifest {
  return JSON.parse(readFileSync(join(root, rule.folder, 'package.json'), 'utf8')) as Manifest;
}

/** `@scope/name/entry` → `@scope/name`. */
function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isAllowed({ file, specifier, kind }: SourceImport, rule: PackageRule): boolean {
  // The manifest's own `imports` lead to files of the package.
  if (specifier.startsWith('.') || specifier.startsWith('#')) return true;
  if (specifier.startsWith('node:')) return rule.node.some((folder) => file.startsWith(`${rule.folder}/${folder}/`));
  const name = packageName(specifier);
  const { peers } = rule;
  if (peers?.npm.includes(name) === true) return file.startsWith(`${rule.folder}/${peers.folder}/`);
  if (rule.apart !== undefined && file.startsWith(`${rule.folder}/${rule.apart.folder}/`) && rule.apart.workspace.includes(name))
    return true;
  if (Object.hasOwn(packages, name)) return rule.workspace.includes(name) || rule.workspace.includes(specifier);
  return rule.npm.includes(name) || (kind !== 'static' && (rule.lazy ?? []).includes(name));
}

const describeImport = ({ file, specifier, kind }: SourceImport): string => `${file} imports ${specifier} (${kind})`;

describe.each(Object.entries(packages))('%s', (name, rule) => {
  const imports = sourceFiles(`${rule.folder}/src`).flatMap(importsOf);

  it('imports only what the table allows', () => {
    expect(imports.filter((entry) => !isAllowed(entry, rule)).map(describeImport)).toEqual([]);
  });

  it('imports files inside its own package only', () => {
    const escaping = imports.filter(
      ({ file, specifier }) => specifier.startsWith('.') && !posix.join(dirname(file), specifier).startsWith(`${rule.folder}/src/`),
    );
    expect(escaping.map(describeImport)).toEqual([]);
  });

  it('declares no dependency outside the table', () => {
    const manifest = manifestOf(rule);
    expect(manifest.name).toBe(name);
    const allowed = new Set([...rule.npm, ...(rule.lazy ?? []), ...rule.workspace.map(packageName)]);
    expect(Object.keys(manifest.dependencies ?? {}).filter((dependency) => !allowed.has(dependency))).toEqual([]);
  });

  it('references exactly the projects of the workspace packages it imports', () => {
    const config = JSON.parse(readFileSync(join(root, rule.folder, 'tsconfig.json'), 'utf8')) as { references: { path: string }[] };
    const referenced = config.references.map(({ path }) => posix.join(rule.folder, path)).filter((path) => !path.includes('/src/'));
    const expected = [...new Set(rule.workspace.map(packageName))].map((dependency) => packages[dependency]?.folder);
    expect(referenced.sort()).toEqual(expected.sort());
  });
});

/** Folder of a file below `base`, or nothing for a file that lies directly in it. */
function folderBelow(base: string, file: string): string | undefined {
  const [folder, rest] = file.slice(base.length + 1).split('/');
  return rest === undefined ? undefined : folder;
}

function foldersCrossed(base: string): { entry: SourceImport; from: string; to: string }[] {
  return sourceFiles(base)
    .flatMap(importsOf)
    .filter(({ specifier }) => specifier.startsWith('.'))
    .flatMap((entry) => {
      const from = folderBelow(base, entry.file);
      const to = folderBelow(base, posix.join(dirname(entry.file), entry.specifier));
      return from === undefined || to === undefined || from === to ? [] : [{ entry, from, to }];
    });
}

it('keeps the folders of the runtime in one direction', () => {
  const wrong = foldersCrossed('packages/runtime/src').filter(
    ({ from, to }) => Object.hasOwn(runtimeFolders, from) && !(runtimeFolders[from] ?? []).includes(to),
  );
  expect(wrong.map(({ entry }) => describeImport(entry))).toEqual([]);
});

it('lets a phase of the compiler import earlier phases only', () => {
  const wrong = foldersCrossed('packages/compiler/src').filter(({ from, to }) => {
    const [importer, imported] = [compilerPhases.indexOf(from), compilerPhases.indexOf(to)];
    return importer >= 0 && imported > importer;
  });
  expect(wrong.map(({ entry }) => describeImport(entry))).toEqual([]);
});
