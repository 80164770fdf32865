import { Option } from 'commander';
import { type CommandHost, FROM, readsEnvironment } from '../command-host.ts';
import { collect } from '../option-values.ts';

export function definePreview({ command, run }: CommandHost): void {
  readsEnvironment(command('preview <function>', 'show what a call would send; sends nothing'))
    .alias('prompt')
    .usage('<function>[::<test>] [options]')
    .option(...FROM)
    .option('-a, --arg <name=value>', 'one argument: JSON, text, or @file; may be repeated', collect)
    .option('--args <json>', 'all arguments: a JSON object, @file, or - for standard input')
    .option('--client <name>', 'render for another client')
    .addOption(new Option('--messages', 'print the messages as JSON').conflicts(['body', 'curl']))
    .addOption(new Option('--body', 'print the body of the request as JSON').conflicts('curl'))
    .option('--curl', 'print a curl command, which takes the keys from the environment')
    .addOption(new Option('--signed', 'with --curl: a signed command, valid for 5 minutes').implies({ curl: true }))
    .option('--stream', 'the request of a streamed call')
    .addHelpText('after', '\nExamples:\n  outcrop preview ExtractResume::Jane\n  outcrop preview ExtractResume -a text=Hello --curl')
    .action((name: string, options) => run(async (context) => (await import('./preview.ts')).preview(name, options, context)));
}
