/** Runs a user's callback. What it throws is printed, so that a call never fails because somebody watches it. */
export function runGuarded(callback: () => void): void {
  try {
    callback();
  } catch (error) {
    // biome-ignore lint/suspicious/noConsole: the only place left to report it
    console.error(error);
  }
}
