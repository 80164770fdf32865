import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { showTrip } from './terminal.js';
import { createTripServer } from './trip-server.js';

console.log('— terminal');
const trip = await showTrip('Porto');
console.log('final:', trip.days.map((day) => `${day.title} (${day.places.join(', ')})`).join(' → '));

console.log('\n— HTTP');
const server = createTripServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const response = await fetch(`http://127.0.0.1:${port}/trips/Porto`);
for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) process.stdout.write(text);
server.close();
