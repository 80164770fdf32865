// `npm run --silent answer < questions.jsonl`: one JSON question a line on standard input, one JSON answer a line on standard output.
// Installs what is missing; the sources are bundled in memory, so that no build is needed.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, root } from '../support/prepare.mjs';

install();
const { build } = await import('esbuild');
const folder = join(root, 'node_modules', '.cache', 'outcrop');
mkdirSync(folder, { recursive: true });
const outfile = join(folder, `answer-${process.pid}.mjs`);
await build({
  entryPoints: [join(root, 'test', 'conformance', 'answer.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  conditions: ['@outcrop/source'],
  external: ['@aws-sdk/*', '@smithy/node-http-handler', '@opentelemetry/api'],
  banner: { js: "import { createRequire as createRequire_ } from 'node:module'; const require = createRequire_(import.meta.url);" },
  logLevel: 'error',
});
const { answerLines } = await import(pathToFileURL(outfile).href);
await answerLines(process.stdin, (line) => process.stdout.write(`${line}\n`));
