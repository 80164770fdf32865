import { Option } from 'commander';
import { type CommandHost, FROM } from '../command-host.ts';
import { whileInterruptible } from '../terminal/interruptible.ts';

export function defineGenerate({ command, run }: CommandHost): void {
  command('generate', 'compile the sources and write the typed client')
    .option(...FROM)
    .addOption(new Option('--check', 'write nothing; fail when the generated code is out of date').conflicts('watch'))
    .option('--watch', 'generate again after every change')
    .option('--allow-literal-secrets', 'allow secrets written out in client options')
    .addOption(new Option('--no-tests').hideHelp())
    // Generated files that are no longer produced are always deleted.
    .addOption(new Option('--clean').hideHelp())
    .addHelpText(
      'after',
      '\nExamples:\n  outcrop generate\n  outcrop generate --check        in CI\n  outcrop generate --watch        while you write',
    )
    .action((options) =>
      run(async (context) => {
        const { generate, watchAndGenerate } = await import('./generate.ts');
        if (options.watch !== true) return generate(options, context);
        return whileInterruptible((signal) => watchAndGenerate(options, context, signal));
      }),
    );
}
