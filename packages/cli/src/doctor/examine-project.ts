import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { planClients, staleFiles } from '../generate/plan-client.ts';
import type { Project } from '../project/load-project.ts';
import { readJson } from '../project/read-json.ts';
import { countDiagnostics } from '../project/report-diagnostics.ts';
import { plural } from '../terminal/plural.ts';
import { readVersion } from '../version.ts';
import type { Finding } from './finding.ts';

const MIN_NODE = [20, 19] as const;

/** Examines what does not depend on a client: versions, sources, generated files. */
export function examineProject(project: Project): readonly Finding[] {
  return [examineNode(process.versions.node), ...examineVersions(project.sourceDirectory), ...examineSources(project)];
}

function examineNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]);
  if (isNew) return { name: 'node', status: 'ok', detail: version };
  return { name: 'node', status: 'failed', detail: version, advice: `Update Node to ${MIN_NODE.join('.')} or later.` };
}

/** Compares the runtime that the project has installed with this command line. */
function examineVersions(folder: string): readonly Finding[] {
  const installed = installedRuntime(folder);
  const own = readVersion();
  if (installed === undefined) {
    return [
      {
        name: 'packages',
        status: 'warning',
        detail: `outcrop is not installed here; the command is ${own}`,
        advice: 'npm install outcrop',
      },
    ];
  }
  if (installed === own) return [{ name: 'packages', status: 'ok', detail: `outcrop and @outcrop/cli ${own}` }];
  const detail = `outcrop ${installed}, @outcrop/cli ${own}`;
  const isRuntimeOlder = installed.localeCompare(own, 'en', { numeric: true }) < 0;
  const update = isRuntimeOlder ? `npm install outcrop@${own}` : `npm install --save-dev @outcrop/cli@${installed}`;
  return [{ name: 'packages', status: 'warning', detail, advice: `${update}, then outcrop generate` }];
}

function installedRuntime(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    for (const name of ['outcrop', '@boundaryml/baml']) {
      const manifest = readManifest(join(current, 'node_modules', name, 'package.json'));
      if (manifest?.name === 'outcrop') return manifest.version;
    }
    if (dirname(current) === current) return undefined;
  }
}

function readManifest(path: string): { readonly name?: string; readonly version?: string } | undefined {
  return existsSync(path) ? (readJson(path) as { readonly name?: string; readonly version?: string }) : undefined;
}

function examineSources(project: Project): readonly Finding[] {
  const { errors, warnings } = countDiagnostics(project.result.diagnostics);
  if (errors > 0) return [{ name: 'sources', status: 'failed', detail: plural(errors, 'error'), advice: 'Run `outcrop check`.' }];
  const detail = `${plural(project.sources.length, 'file')}${warnings > 0 ? `, ${plural(warnings, 'warning')}` : ''}`;
  return [{ name: 'sources', status: 'ok', detail }, examineGenerated(project)];
}

function examineGenerated(project: Project): Finding {
  try {
    const stale = staleFiles(planClients(project));
    if (stale.length === 0) return { name: 'generated files', status: 'ok', detail: 'up to date' };
    const detail = `${plural(stale.length, 'file')} out of date`;
    return { name: 'generated files', status: 'warning', detail, advice: 'Run `outcrop generate`.' };
  } catch (error) {
    return { name: 'generated files', status: 'warning', detail: error instanceof Error ? error.message : String(error) };
  }
}
