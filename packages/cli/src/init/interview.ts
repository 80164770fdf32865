import type { Option, TextOptions } from '@clack/prompts';
import type { Dialogue } from '../command-context.ts';
import { CommandError, EXIT } from '../exit-code.ts';

/** Questions at a terminal, one after the other. Breaking one off throws a CommandError. */
export interface Interview {
  /** An empty answer is the default. */
  text(message: string, defaultValue: string, more?: Partial<TextOptions>): Promise<string>;
  choose<Value extends string>(message: string, options: readonly Option<Value>[], initialValue?: Value): Promise<Value>;
  end(message: string): void;
}

/** Begins an interview under a title. Its library is loaded now: only those who are asked need it. */
export async function openInterview(title: string, { input, output }: Dialogue): Promise<Interview> {
  const clack = await import('@clack/prompts');
  const streams = { input, output };
  const answered = async <Value>(question: Promise<Value | typeof clack.CANCEL_SYMBOL>): Promise<Value> => {
    const answer = await question;
    if (clack.isCancel(answer)) throw new CommandError('Nothing was written.', { exitCode: EXIT.interrupted });
    return answer as Value;
  };
  clack.intro(title, streams);
  return {
    text: (message, defaultValue, more = {}) =>
      answered(clack.text({ message, defaultValue, placeholder: defaultValue, ...more, ...streams })),
    choose: (message, options, initialValue) =>
      answered(clack.select({ message, options: [...options], ...(initialValue !== undefined && { initialValue }), ...streams })),
    end: (message) => clack.outro(message, streams),
  };
}
