import { Option } from 'commander';
import { type CommandHost, FROM, readsEnvironment } from '../command-host.ts';
import { collect, parseCount, parseFactor, parsePositive } from '../option-values.ts';

export function defineTest({ command, run }: CommandHost): void {
  readsEnvironment(command('test', 'run the tests of the sources'))
    .option(...FROM)
    .option('-i, --include <pattern>', 'Function::Test, Function::, ::Test or a name, with *; may be repeated', collect)
    .option('-x, --exclude <pattern>', 'leave these out; may be repeated', collect)
    .addOption(new Option('--watch', 'run again the tests that a change affects').conflicts('list'))
    .option('--list', 'print the names of the tests only')
    .option('--parallel <n>', 'how many run at the same time (default: 10)', parsePositive)
    .option('--timeout <ms>', 'limit of each test', parsePositive, 120_000)
    .option('--retries <n>', 'how often to repeat tests that do not pass', parseCount, 0)
    .option('--bail [n]', 'stop after so many tests that do not pass', parsePositive)
    .option('--client <name>', 'run all with another client; several give a table', collect)
    .addOption(new Option('--record', 'ask the service and write recordings').conflicts(['replay', 'recordMissing']))
    .addOption(new Option('--replay', 'answer from recordings, never from the service').conflicts('recordMissing'))
    .option('--record-missing', 'answer from recordings; ask the service where there is none')
    .option('--replay-speed <factor>', 'replay streams in their recorded time (1), or faster (2)', parseFactor)
    .option('--recordings <dir>', 'folder of the recordings (default: recordings beside the sources)')
    .addOption(new Option('--reporter <name...>', 'how to report').choices(['pretty', 'dots', 'json', 'junit', 'github']))
    .option('--output <file>', 'file for the reporter json or junit; may be repeated, in their order', collect)
    .option('--pass-if-no-tests', 'succeed when no test is selected')
    .addOption(new Option('--require-human-eval').hideHelp())
    .addHelpText(
      'after',
      '\nExamples:\n  outcrop test -i "ExtractResume::"\n  outcrop test --replay --reporter pretty junit --output junit.xml\n  outcrop test --client Claude --client Nova',
    )
    .action((options) => run(async (context) => (await import('./test.ts')).test(options, context)));
}
