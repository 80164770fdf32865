import { Option } from 'commander';
import { type CommandHost, FROM } from '../command-host.ts';

export function defineParse({ command, run }: CommandHost): void {
  command('parse [arguments...]', "parse a model's text with a function's return type, or with any type")
    .usage('<function> [file|-] | --type <type> [file|-]')
    .option(...FROM)
    .option('--type <type>', 'parse with this type instead of that of a function')
    .addOption(new Option('--partial', 'parse text that is not complete yet').conflicts('explain'))
    .option('--explain', 'tell what was repaired or coerced')
    .addHelpText('after', "\nExamples:\n  outcrop parse ExtractResume answer.txt\n  echo '[1, 2' | outcrop parse --type 'int[]' --partial")
    .action((args: string[], options) => run(async (context) => (await import('./parse.ts')).parse(args, options, context)));
}
