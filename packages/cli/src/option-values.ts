import { InvalidArgumentError } from 'commander';

/** Reads a whole number, 0 or more. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (text.trim() === '' || !Number.isInteger(count) || count < 0) throw new InvalidArgumentError('Give a whole number, 0 or more.');
  return count;
}

/** Reads a whole number, 1 or more. */
export function parsePositive(text: string): number {
  const count = parseCount(text);
  if (count === 0) throw new InvalidArgumentError('Give a whole number, 1 or more.');
  return count;
}

/** Reads a number above 0. */
export function parseFactor(text: string): number {
  const factor = Number(text);
  if (!Number.isFinite(factor) || factor <= 0) throw new InvalidArgumentError('Give a number above 0.');
  return factor;
}

/** Reads a port: 0 for any free one. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

/** Collects an option that may be given several times. */
export function collect(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, text];
}
