import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { emitClient, type GeneratorData } from '@outcrop/compiler';
import type { Project } from '../project/load-project.ts';
import { readModuleSurroundings } from './module-surroundings.ts';
import { planWrite, type WriteResult } from './write-client.ts';

/** What a generator block asks for, as far as files are concerned. */
type Target = Pick<GeneratorData, 'name' | 'outputType' | 'outputDir' | 'moduleFormat' | 'defaultClientMode' | 'onGenerate'>;

const DEFAULT_TARGET: Target = { name: 'target', outputType: 'typescript', outputDir: '../' };

/** The files of one client, and what writing them would do. */
export interface ClientPlan {
  readonly target: Target;
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
  readonly result: WriteResult;
}

/** Plans the client of every generator, or a default one where there is none. Writes nothing. */
export function planClients(project: Project): readonly ClientPlan[] {
  const { generators } = project.result;
  const targets: readonly Target[] = generators.length > 0 ? generators : [DEFAULT_TARGET];
  return targets.map((target) => planTarget(target, project));
}

/** The files that are not what they should be, as absolute paths. */
export function staleFiles(plans: readonly ClientPlan[]): readonly string[] {
  return plans.flatMap(({ folder, result }) => [...result.written, ...result.deleted].map((path) => join(folder, path)));
}

function planTarget(target: Target, { sourceDirectory, result }: Project): ClientPlan {
  const parent = resolve(sourceDirectory, target.outputDir);
  const folder = join(parent, 'baml_client');
  const { isEsModule, runtimeModule } = readModuleSurroundings(existsSync(parent) ? parent : sourceDirectory);
  const format = target.moduleFormat ?? (isEsModule ? 'esm' : 'cjs');
  const files = emitClient({
    program: result.program,
    documentation: result.documentation,
    outputType: target.outputType,
    defaultClientMode: target.defaultClientMode ?? 'async',
    importEnding: format === 'esm' ? '.js' : '',
    runtimeModule,
  });
  return { target, folder, files, result: planWrite(folder, files) };
}
