import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Does what a framework does with modules that say `'use server'`: in a page, each action sends its arguments as JSON to `/actions/` and the names
 * of its file and itself.
 */
export const serverActionStubs: Plugin = {
  name: 'server-action-stubs',
  setup({ onLoad }) {
    onLoad({ filter: /\/react\/server\w*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.startsWith("'use server';\n")) return undefined;
      const file = basename(path, '.ts');
      const result = file === 'server_streaming' ? 'body' : 'json()';
      const actions = [...text.matchAll(/^export async function (\w+)/gm)].map(
        ([, name]) => `export const ${name} = async (...args) => (await send('/actions/${file}/${name}', args)).${result};`,
      );
      return { contents: `${SEND}\n${actions.join('\n')}`, loader: 'js' };
    });
  },
};

const SEND = `async function send(path, args) {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(args) });
  if (!response.ok) throw new Error(await response.text());
  return response;
}`;
