import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { root } from '../architecture/source-imports.ts';

/** How the entries of one kind of run time are bundled. */
const KINDS: Readonly<Record<'script' | 'worker' | 'page', BuildOptions>> = {
  // Takes the built packages from `node_modules`, as the run time finds them.
  script: { packages: 'external', platform: 'node' },
  worker: { conditions: ['workerd', 'worker', 'browser'], platform: 'browser' },
  page: { platform: 'browser' },
};

/** Bundles an entry of this folder with the built library. Packages that only the AWS SDK's way needs stay outside of bundles. */
export async function bundle(entry: string, kind: keyof typeof KINDS, more: BuildOptions = {}): Promise<string> {
  const { outputFiles = [] } = await build({
    entryPoints: [join(import.meta.dirname, 'entries', entry)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external: ['@aws-sdk/*', '@smithy/*', '@opentelemetry/api', 'node:*'],
    logLevel: 'error',
    ...KINDS[kind],
    ...more,
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`esbuild wrote nothing for ${entry}`);
  return output.text;
}

/** A temporary folder in which the repository's packages are installed. */
export interface BundleFolder {
  /** Writes a file, and gives its path. */
  write(name: string, text: string): string;
  remove(): void;
}

export function createBundleFolder(): BundleFolder {
  const path = mkdtempSync(join(tmpdir(), 'outcrop-runtimes-'));
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'), 'dir');
  const write = (name: string, text: string): string => {
    writeFileSync(join(path, name), text);
    return join(path, name);
  };
  write('package.json', JSON.stringify({ name: 'runtimes', private: true, type: 'module' }));
  return { write, remove: () => rmSync(path, { recursive: true, force: true }) };
}
