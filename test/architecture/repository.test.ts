import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './source-imports.ts';

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);

it('names no registry host', () => {
  const host = ['registry', 'npmjs', 'org'].join('.');
  expect(tracked.filter((file) => readFileSync(join(root, file), 'utf8').includes(host))).toEqual([]);
});

it('has no folder or file with a name that says nothing', () => {
  expect(
    tracked.filter((file) => /(^|\/)(utils?|helpers?|common|misc|types)(\.|\/)/.test(file) && !/\/(golden|samples)\//.test(file)),
  ).toEqual([]);
});
