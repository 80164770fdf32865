// `npm run demo`: generates, type-checks and runs the quickstart against an embedded Bedrock endpoint, from a fresh clone.
// With OUTCROP_LIVE=1 and AWS credentials it talks to Amazon Bedrock instead.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { prepare, root, tool } from '../test/support/prepare.mjs';

const example = join(root, 'examples', 'quickstart');

/** Runs a command in the example's folder with its output on this terminal; ends the demo when it fails. */
async function run(title, command, args, env = {}) {
  console.log(`\n$ ${title}`);
  const child = spawn(command, args, { cwd: example, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${title} ended with exit code ${code}`);
}

async function startEndpoint() {
  const { startLocalBedrock } = await import('@outcrop/local');
  const endpoint = await startLocalBedrock({ recordings: join(example, 'recordings') });
  console.log(`\nLocal Bedrock endpoint: ${endpoint.url}`);
  return endpoint;
}

prepare();
const isLive = process.env.OUTCROP_LIVE === '1';
const endpoint = isLive ? undefined : await startEndpoint();
const local = endpoint && {
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: endpoint.url,
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
try {
  await run('outcrop generate', process.execPath, [join(root, 'packages', 'cli', 'dist', 'outcrop.mjs'), 'generate']);
  await run('tsc', tool('tsc'), []);
  await run('node dist/main.js', process.execPath, [join('dist', 'main.js')], {
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...local,
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await endpoint?.close();
}
