/** An error of the AWS SDK in one line: its name, when it says more than "Error", and the first line of its message. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const message = error.message.split('\n', 1)[0] ?? '';
  return error.name === 'Error' ? message : `${error.name}: ${message}`;
}
