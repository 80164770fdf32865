import { type CommandHost, readsEnvironment } from '../command-host.ts';
import { parseCount, parsePort, parsePositive } from '../option-values.ts';
import { whileInterruptible } from '../terminal/interruptible.ts';

const FAULTS = `Faults, each with an optional share of the requests such as :0.1:
  throttle, guardrail, reset, empty, http=<status>, error=<exception>, max-tokens=<n>,
  slow-headers=<ms>, slow-first-token=<ms>, stall=<ms>@<frame>, cut=<frame>,
  exception=<name>@<frame>, and the others of the README of @outcrop/local`;

export function defineLocal({ command, run }: CommandHost): void {
  readsEnvironment(command('local', 'run an embedded Bedrock endpoint, for development and tests'))
    .option('--port <port>', 'port to listen on, 0 for any (default: 4444)', parsePort)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--recordings <dir>', 'answer from recorded exchanges')
    .option('--script <file>', 'answer from a script: a JSON list of { match, reply }')
    .option('--echo', 'answer with the last user message')
    .option('--latency <ms>', 'wait before every answer', parseCount)
    .option('--chunk <characters>', 'length of streamed pieces', parsePositive)
    .option('--fail <faults...>', 'inject faults, such as throttle:0.1')
    .option('--no-auth', 'verify no signatures')
    .addHelpText('after', `\n${FAULTS}\n\nExamples:\n  outcrop local\n  outcrop local --port 0 --script answers.json --fail throttle:0.1`)
    .action((options) =>
      run(async (context) => {
        const { local } = await import('./local.ts');
        return whileInterruptible((signal) => local(options, context, signal));
      }),
    );
}
