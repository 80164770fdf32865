import { readEnvironment } from './environment.ts';

/** How much is logged: `warn` logs failed calls, `info` every call. */
export type LogLevel = 'OFF' | 'ERROR' | 'WARN' | 'INFO' | 'DEBUG' | 'TRACE';

const LEVELS: readonly LogLevel[] = ['OFF', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE'];
const DEFAULT_LEVEL: LogLevel = 'WARN';
const DEFAULT_CHUNK_LENGTH = 64_000;

const settings: { level?: LogLevel; json?: boolean; chunkLength?: number } = {};

function parseLevel(text: string): LogLevel | undefined {
  return LEVELS.find((level) => level === text.toUpperCase());
}

/** Sets the level, in any case. Wins over `BAML_LOG`. Throws on an unknown one. */
export function setLogLevel(level: string): void {
  const parsed = parseLevel(level);
  if (parsed === undefined) throw new Error(`Unknown log level "${level}". Levels are ${LEVELS.join(', ').toLowerCase()}.`);
  settings.level = parsed;
}

/** The level in force, in upper case. */
export function getLogLevel(): LogLevel {
  return settings.level ?? parseLevel(readEnvironment('BAML_LOG') ?? '') ?? DEFAULT_LEVEL;
}

/** Writes one JSON object per line instead of text. Wins over `BAML_LOG_JSON`. */
export function setLogJsonMode(json: boolean): void {
  settings.json = json;
}

/** Cuts texts longer than that many characters in the middle; 0 keeps them whole. Wins over `BAML_LOG_MAX_MESSAGE_LENGTH`. */
export function setLogMaxChunkLength(length: number): void {
  settings.chunkLength = length;
}

/** Tells whether a message of that level is to be written. */
export function isLogged(level: LogLevel): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(getLogLevel());
}

/** Tells whether logs are JSON. */
export function isJsonLog(): boolean {
  return settings.json ?? readEnvironment('BAML_LOG_JSON') === '1';
}

/** Tells whether text logs are coloured: as asked for, otherwise when standard error is a terminal. */
export function isColouredLog(): boolean {
  const mode = readEnvironment('BAML_LOG_COLOR_MODE')?.toLowerCase();
  const { process } = globalThis as { readonly process?: { readonly stderr?: { readonly isTTY?: boolean } } };
  return mode === 'always' || (mode !== 'never' && process?.stderr?.isTTY === true);
}

/** Cuts a long text in the middle. */
export function trimLogText(text: string): string {
  const fromEnvironment = Number.parseInt(readEnvironment('BAML_LOG_MAX_MESSAGE_LENGTH') ?? '', 10);
  const length = settings.chunkLength ?? (Number.isNaN(fromEnvironment) ? DEFAULT_CHUNK_LENGTH : fromEnvironment);
  if (length <= 0 || text.length <= length) return text;
  const half = Math.floor(length / 2);
  return `${text.slice(0, half)}...[log trimmed]...${text.slice(text.length - half)}`;
}
