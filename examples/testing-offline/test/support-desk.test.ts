import { openRecording, type Recording } from 'outcrop/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answer, route } from '../src/support-desk.js';

let recording: Recording;
beforeEach(({ task }) => {
  recording = openRecording(`recordings/${task.name.replaceAll(' ', '-')}.json`).install();
});
afterEach(() => recording.close());

it('sends urgent messages to a person', async () => {
  expect(await route('The oven Roast 3000 is on fire!!')).toMatch(/^on call: .*\(Roast 3000\)$/);
});

it('queues other messages', async () => {
  expect(await route('Do you ship to Iceland?')).toMatch(/^queue: /);
});

it('answers piece by piece', async () => {
  const pieces: string[] = [];
  const text = await answer('Do you ship to Iceland?', (piece) => pieces.push(piece));
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.join('')).toBe(text);
  expect(text).toContain('Iceland');
});
