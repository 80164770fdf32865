import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Image, Pdf } from 'outcrop';
import { fromPath } from 'outcrop/node';
import { b } from './baml_client/index.js';

const pictureFile = fileURLToPath(new URL('../red.png', import.meta.url));

console.log('file: ', await b.NameColour(await fromPath(Image, pictureFile)));

const bytes = await readFile(pictureFile);
console.log('bytes:', await b.NameColour(Image.fromBytes('image/png', bytes)));

const server = createServer((_request, response) => response.setHeader('content-type', 'image/png').end(bytes)).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const thisMachine = { allow_http: true, allow_private_addresses: true, allowed_ports: [port] };
const picture = Image.fromUrl(`http://127.0.0.1:${port}/red.png`);
console.log('URL:  ', await b.NameColour(picture, { bedrock: { media_fetch: thisMachine } }));
server.close();

const receipt = await readFile(new URL('../receipt.pdf', import.meta.url));
console.log('PDF:  ', await b.ReadReceipt(Pdf.fromBytes('application/pdf', receipt)));
