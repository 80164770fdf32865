import { readFile } from 'node:fs/promises';
import { b, type Resume } from './baml_client/index.js';

const text = await readFile(new URL('../resume.txt', import.meta.url), 'utf8');

console.log('— call');
const resume: Resume = await b.ExtractResume(text);
console.log(resume);

console.log('\n— stream');
const stream = b.stream.ExtractResume(text);
for await (const partial of stream) console.log(JSON.stringify(partial));
console.log('final', JSON.stringify(await stream.getFinalResponse()));

console.log('\n— signed request');
const request = await b.request.ExtractResume(text);
console.log(request.toCurl());
const response = await fetch(request.url, { method: request.method, headers: request.headers, body: request.body.raw() });
console.log(response.status, b.parse.ExtractResume(await response.text()).name);

console.log('\n— parse');
console.log(b.parse.ExtractResume('Sure! {name: "Grace Hopper", skills: ["compilers", COBOL], level: senior,}'));
