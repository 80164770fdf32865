import { Argument } from 'commander';
import type { CommandHost } from '../command-host.ts';

export function defineCompletion({ command, run }: CommandHost): void {
  const completion = command('completion', 'print a script that completes commands and options in a shell');
  completion
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      '\nExamples:\n  source <(outcrop completion bash)\n  outcrop completion fish > ~/.config/fish/completions/outcrop.fish',
    )
    .action((shell: 'bash' | 'zsh' | 'fish') =>
      run(async ({ terminal }) => {
        const { completionScript } = await import('../completion/completion-script.ts');
        const { EXIT } = await import('../exit-code.ts');
        const script = completionScript(shell, completion.parent ?? completion);
        terminal.result(terminal.json ? JSON.stringify({ ok: true, script }) : script);
        return EXIT.done;
      }),
    );
}
