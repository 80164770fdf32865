// `npm run bench:setup`: fetches what Outcrop is measured against into `bench/peer`.
import { join } from 'node:path';
import { root, run } from '../test/support/prepare.mjs';

run('npm', ['install', '--no-save', '--loglevel=error'], { cwd: join(root, 'bench', 'peer') });
