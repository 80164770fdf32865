import { type CommandHost, FROM, readsEnvironment } from '../command-host.ts';
import { collect, parsePositive } from '../option-values.ts';

export function defineCall({ command, run }: CommandHost): void {
  readsEnvironment(command('call <function>', 'call a function and print its result'))
    .option(...FROM)
    .option('-a, --arg <name=value>', 'one argument: JSON, text, or @file; may be repeated', collect)
    .option('--args <json>', 'all arguments: a JSON object, @file, or - for standard input')
    .option('--test <name>', 'use the arguments of this test')
    .option('--client <name>', 'call with another client')
    .option('--stream', 'show the result as it grows; one JSON value a line outside of a terminal')
    .option('--raw', "print the model's text only")
    .option('--timeout <ms>', 'give up after this time', parsePositive)
    .addHelpText(
      'after',
      '\nExamples:\n  outcrop call ExtractResume -a text=@resume.txt\n  outcrop call ExtractResume --test Jane --client Backup --stream',
    )
    .action((name: string, options) => run(async (context) => (await import('./call.ts')).call(name, options, context)));
}
