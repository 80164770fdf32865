#!/usr/bin/env node
import { EXIT } from './exit-code.ts';
import { main } from './main.ts';

const { stdin, stdout, stderr } = process;
const env = { ...process.env };
// Commands report failed calls themselves: the log of the runtime would say everything twice.
process.env.BAML_LOG ??= 'off';
// The AWS SDK warns of versions of Node that it will leave behind: nothing that who runs a command can act on.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

// Whoever reads the output may have seen enough, as in `outcrop models | head`.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  stderr.write(`error: Cannot write the output: ${error.message}\n`);
  process.exit(EXIT.surroundings);
});

process.exitCode = await main(process.argv.slice(2), { stdin, stdout, stderr, env, workingDirectory: process.cwd() });
