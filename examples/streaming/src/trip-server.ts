import { createServer, type Server } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { b } from './baml_client/index.js';

/** Serves `GET /trips/<city>`: one line of JSON for every partial value, then the final one. */
export function createTripServer(): Server {
  return createServer(async (request, response) => {
    const city = decodeURIComponent(request.url?.match(/^\/trips\/([^/]+)$/)?.[1] ?? '');
    if (city === '') return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    // Ends the call when the reader goes away.
    return pipeline(b.stream.PlanTrip(city).toStreamable(), response).catch(() => response.destroy());
  });
}
