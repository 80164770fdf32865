import { CommandError, EXIT } from '../exit-code.ts';

/** What to do about the refusals that people meet, by the system's name of them. */
const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'Check who may read and write there.',
  EPERM: 'Check who may read and write there.',
  EROFS: 'Nothing can be written there: choose another folder.',
  ENOENT: 'Check the path.',
  ENOTDIR: 'A part of the path is a file: choose a folder.',
  EISDIR: 'That is a folder: name a file.',
  ENOSPC: 'Free some space, then try again.',
};

/** What the system refuses (a file that may not be read, a full disk) is no bug. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** Says which file the system refused, and why. */
export function describeSystemError(error: NodeJS.ErrnoException): CommandError {
  const { code = '', path, message } = error;
  const reason = /^\w+: ([^,]+),/.exec(message)?.[1];
  const advice = Object.hasOwn(ADVICE, code) ? ADVICE[code] : undefined;
  const told = path === undefined || reason === undefined ? message : `${path}: ${reason}.`;
  return new CommandError(told, { exitCode: EXIT.surroundings, cause: error, ...(advice !== undefined && { advice }) });
}
