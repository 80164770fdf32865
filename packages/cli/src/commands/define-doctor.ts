import { type CommandHost, FROM, readsEnvironment } from '../command-host.ts';
import { collect } from '../option-values.ts';

export function defineDoctor({ command, run }: CommandHost): void {
  readsEnvironment(command('doctor', 'find out why calls do not work, client by client'))
    .option(...FROM)
    .option('--client <name>', 'examine this client only; may be repeated', collect)
    .option('--no-invoke', 'make no call (each client is called once, for one token)')
    .addHelpText('after', '\nExamples:\n  outcrop doctor\n  outcrop doctor --client Primary --no-invoke --json')
    .action((options) => run(async (context) => (await import('./doctor.ts')).doctor(options, context)));
}
