import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executable = PATHS.find(existsSync);

/** Nothing but the page may reach the network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Describes what a browser does. Skipped where none is installed, except in CI, where that is a failure. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (executable !== undefined || process.env.CI === 'true') describe(name, tests);
  else describe.skip(`${name} (skipped: no Chromium at ${PATHS.join(', ')})`, tests);
}

/** Starts a browser with a profile of its own. */
export async function startBrowser(): Promise<Browser> {
  if (executable === undefined) throw new Error(`There is no Chromium at ${PATHS.join(', ')}`);
  return chromium.launch({ executablePath: executable, headless: true, args: FLAGS });
}
