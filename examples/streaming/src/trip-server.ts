import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { b } from './baml_client/index.js';

/** Serves `GET /trips/<city>`: one line of JSON for every partial value, then the final one. */
export function createTripServer(): Server {
  return createServer((request, response) => {
    serveTrip(request, response).catch(() => response.destroy());
  });
}

async function serveTrip({ url }: IncomingMessage, response: ServerResponse): Promise<void> {
  const city = decodeURIComponent(url?.match(/^\/trips\/([^/]+)$/)?.[1] ?? '');
  if (city === '') {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  // Ends the call when the reader goes away.
  await pipeline(b.stream.PlanTrip(city).toStreamable(), response);
}
