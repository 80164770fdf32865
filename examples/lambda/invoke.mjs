// Invokes the bundled handler as Lambda would: node invoke.mjs <event file>
import { readFile } from 'node:fs/promises';
import { handler } from './dist/handler.mjs';

const event = JSON.parse(await readFile(process.argv[2], 'utf8'));
console.log(await handler(event, { getRemainingTimeInMillis: () => 30_000 }));
