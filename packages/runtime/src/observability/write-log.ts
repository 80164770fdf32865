import type { FunctionRecord } from './call-record.ts';
import { runGuarded } from './guarded-callback.ts';
import { type LogMessage, logMessageOf, printLogMessage } from './log-message.ts';
import { isColouredLog, isJsonLog, isLogged } from './log-settings.ts';

/** Takes the log of every finished call that the level lets through. */
export type Logger = (message: LogMessage) => void;

let logger: Logger | undefined;

/** Sends logs to a function instead of standard error. `undefined` goes back to standard error. */
export function setLogger(log: Logger | undefined): void {
  logger = log;
}

/** Logs a finished call: failed ones from level `warn`, all of them from `info`. */
export function writeLog(record: FunctionRecord): void {
  if (!isLogged(record.error === undefined ? 'INFO' : 'WARN')) return;
  const message = logMessageOf(record);
  if (logger === undefined) writeLine(isJsonLog() ? JSON.stringify(message) : coloured(message, printLogMessage(message, record)));
  else runGuarded(() => logger?.(message));
}

function coloured({ level }: LogMessage, text: string): string {
  if (!isColouredLog()) return text;
  const colour = level === 'WARN' ? 33 : 32;
  return text.replace(`[BAML ${level}]`, `[BAML \u001B[${colour}m${level}\u001B[0m]`);
}

function writeLine(line: string): void {
  // Differs: to standard error. The reference implementation prints prompts on standard output.
  // biome-ignore lint/suspicious/noConsole: the default place of logs
  console.error(line);
}
