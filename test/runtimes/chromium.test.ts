import { request } from 'node:http';
import { Readable } from 'node:stream';
import type { LocalBedrock } from '@outcrop/local';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser, startBrowser } from './browser.ts';
import { bundle } from './bundle.ts';
import { EXPECTED } from './scenario.ts';
import { settingsOf, startScenarioEndpoint } from './scenario-endpoint.ts';
import { pageOf, type Server, serve } from './serve.ts';

/** Passes a request on, with the host that it was signed for: Bedrock allows no page of another origin to read its answers. */
function passOn(incoming: Request, endpoint: LocalBedrock): Promise<Response> {
  const { pathname } = new URL(incoming.url);
  return new Promise((resolve, reject) => {
    const headers = Object.fromEntries(incoming.headers);
    const outgoing = request(endpoint.url + pathname, { method: incoming.method, headers }, (answer) => {
      const body = Readable.toWeb(answer) as ReadableStream<Uint8Array>;
      resolve(new Response(body, { status: answer.statusCode ?? 500, headers: answer.headers as Record<string, string> }));
    });
    outgoing.on('error', reject);
    incoming.arrayBuffer().then((body) => outgoing.end(Buffer.from(body)), reject);
  });
}

describeInBrowser('a generated client with the built library', () => {
  let endpoint: LocalBedrock;
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    endpoint = await startScenarioEndpoint();
    const script = await bundle('page.ts', 'page');
    server = await serve(async (incoming) => (new URL(incoming.url).pathname === '/' ? pageOf(script) : passOn(incoming, endpoint)));
    browser = await startBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server.close();
    await endpoint.close();
  });

  it('runs in Chromium, behind a server of its own origin', async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    const settings = settingsOf(endpoint, server.url);
    expect(
      await page.evaluate((given) => (globalThis as unknown as { runScenario(given: object): unknown }).runScenario(given), settings),
    ).toEqual(EXPECTED);
  });
});
