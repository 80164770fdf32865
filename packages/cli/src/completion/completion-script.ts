import type { Command } from 'commander';

/** A command, and the words that may follow it. */
interface Words {
  readonly name: string;
  readonly description: string;
  readonly options: readonly string[];
}

/** Prints the completions of a shell: static, so that no key press starts a process. */
export function completionScript(shell: 'bash' | 'zsh' | 'fish', program: Command): string {
  const global = longOptions(program);
  const commands = program.commands.map((command): Words => {
    return { name: command.name(), description: command.description(), options: [...longOptions(command), ...global] };
  });
  return shell === 'fish' ? fishScript(commands) : bashScript(commands, shell);
}

function longOptions({ options }: Command): readonly string[] {
  return options.flatMap(({ long, hidden }) => (long == null || hidden ? [] : [long]));
}

/** Zsh runs the script of bash. */
function bashScript(commands: readonly Words[], shell: 'bash' | 'zsh'): string {
  const names = commands.map(({ name }) => name).join(' ');
  const cases = commands.map(({ name, options }) => `    ${name}) words="${options.join(' ')}" ;;`);
  return [
    ...(shell === 'zsh' ? ['autoload -U +X bashcompinit && bashcompinit'] : []),
    '_outcrop() {',
    `  local words current="\${COMP_WORDS[COMP_CWORD]}"`,
    `  case "\${COMP_WORDS[1]}" in`,
    ...cases,
    '  esac',
    `  if [ "$COMP_CWORD" -eq 1 ]; then words="${names}"; fi`,
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '}',
    'complete -o default -F _outcrop outcrop',
  ].join('\n');
}

function fishScript(commands: readonly Words[]): string {
  return commands
    .flatMap(({ name, description, options }) => [
      `complete -c outcrop -n __fish_use_subcommand -a ${name} -d ${quote(description)}`,
      ...options.map((option) => `complete -c outcrop -n '__fish_seen_subcommand_from ${name}' -l ${option.slice('--'.length)}`),
    ])
    .join('\n');
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
