import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchCold } from './areas/cold.ts';
import { benchCompile } from './areas/compile.ts';
import { benchGrowth } from './areas/growth.ts';
import { benchParse } from './areas/parse.ts';
import { benchRequest } from './areas/request.ts';
import { benchStream } from './areas/stream.ts';
import type { MeasureOptions } from './measure.ts';
import { loadPeerPackage } from './peer.ts';

const AREAS: Readonly<Record<string, (options: MeasureOptions) => Promise<void>>> = {
  compile: benchCompile,
  parse: benchParse,
  growth: benchGrowth,
  stream: benchStream,
  request: benchRequest,
  cold: benchCold,
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: 'boolean', default: false } } });
const options: MeasureOptions = values.quick ? { rounds: 3, visitMs: 40, quick: true } : { rounds: 7, visitMs: 50, quick: false };
const unknown = positionals.filter((area) => !Object.hasOwn(AREAS, area));
if (unknown.length > 0) throw new Error(`There is no area ${unknown.join(', ')}; choose from ${Object.keys(AREAS).join(', ')}.`);
if (loadPeerPackage('@boundaryml/baml') === undefined) {
  console.log('The reference implementation is not installed (npm run bench:setup): its columns stay empty.\n');
}
const load = (): string => (loadavg()[0] ?? 0).toFixed(1);
const before = load();
for (const [name, bench] of Object.entries(AREAS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  await bench(options);
  console.log();
}
console.log(`node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, load ${before} -> ${load()}`);
