import { type CommandHost, FROM } from '../command-host.ts';
import { whileInterruptible } from '../terminal/interruptible.ts';

export function defineCheck({ command, run }: CommandHost): void {
  command('check [paths...]', 'compile the sources and report problems; with paths, only those there')
    .option(...FROM)
    .option('--deny-warnings', 'fail on warnings too')
    .option('--watch', 'check again after every change')
    .option('--explain <code>', 'say what a diagnostic means, with an example')
    .addHelpText('after', '\nExamples:\n  outcrop check\n  outcrop check baml_src/resume.baml --json\n  outcrop check --explain OC201')
    .action((paths: string[], options) =>
      run(async (context) => {
        const { check, watchAndCheck } = await import('./check.ts');
        if (options.watch !== true) return check(paths, options, context);
        return whileInterruptible((signal) => watchAndCheck(paths, options, context, signal));
      }),
    );
}
