import { execFile } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../architecture/source-imports.ts';
import { createProjectFolder } from '../support/project-folder.ts';

const SOURCE = `generator target {
  output_type "typescript"
  output_dir "../"
  module_format "esm"
}

client<llm> Local {
  provider aws-bedrock
  options {
    model "anthropic.claude-3-haiku-20240307-v1:0"
    region "us-east-1"
    endpoint_url env.ENDPOINT
    access_key_id env.KEY_ID
    secret_access_key env.SECRET
    transport "signed"
  }
}

class Person {
  name string
  age int? @assert(positive, {{ this > 0 }})
}

function Extract(text: string) -> Person {
  client Local
  prompt #"{{ text }} {{ ctx.output_format }}"#
}
`;

/** Writes down everything that is loaded after it. */
const RECORDER = `import { register } from 'node:module';

const hooks = \`import { appendFileSync } from 'node:fs';
  export async function load(url, context, next) {
    appendFileSync(process.env.LOADED, url + '\\\\n');
    return next(url, context);
  }\`;
register('data:text/javascript,' + encodeURIComponent(hooks));
`;

const folder = createProjectFolder();
let endpoint: LocalBedrock;

beforeAll(async () => {
  folder.write('baml_src/main.baml', SOURCE);
  expect(await folder.run(['generate'])).toMatchObject({ code: 0 });
  await build({
    entryPoints: [join(folder.path, 'baml_client', 'index.ts')],
    outfile: join(folder.path, 'client.mjs'),
    bundle: true,
    format: 'esm',
    packages: 'external',
  });
  folder.write('node_modules/.keep', '');
  symlinkSync(join(root, 'packages', 'runtime'), join(folder.path, 'node_modules', 'outcrop'), 'junction');
  folder.write('recorder.mjs', RECORDER);
  endpoint = await startLocalBedrock();
  endpoint.respond('{"name": "Ada", "age": 36}');
});

afterAll(async () => {
  await endpoint.close();
  folder.remove();
});

/** Runs a program over the client. Gives what it printed, and the files and modules that it loaded, without the hashes in their names. */
async function run(code: string): Promise<{ output: unknown; loaded: readonly string[] }> {
  const [program, list] = [join(folder.path, 'program.mjs'), join(folder.path, 'loaded.txt')];
  writeFileSync(program, `import { b } from './client.mjs';\nconsole.log(JSON.stringify(${code}));\nprocess.exit();\n`);
  writeFileSync(list, '');
  const { url, credentials } = endpoint;
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', join(folder.path, 'recorder.mjs'), program], {
    cwd: folder.path,
    env: {
      PATH: process.env.PATH,
      BAML_LOG: 'off',
      LOADED: list,
      ENDPOINT: url,
      KEY_ID: credentials.accessKeyId,
      SECRET: credentials.secretAccessKey,
    },
  });
  const loaded = readFileSync(list, 'utf8').trim().split('\n').slice(2);
  const names = loaded.map((url) => {
    if (!url.startsWith('file:')) return url;
    return url.includes('/chunks/') ? basename(url).replace(/-.{8}\.js$/, '') : basename(url);
  });
  return { output: JSON.parse(stdout), loaded: names.sort() };
}

/** What every program over a generated client loads: the entries, and the parts of them that start together. */
const AT_START = ['core', 'index.js', 'options', 'parse', 'template', 'tracing.js', 'values'];

it('parsing loads the library, and neither network, AWS SDK nor compiler', async () => {
  expect(await run(`b.parse.Extract('{name: "Ada", age: 36}')`)).toEqual({ output: { name: 'Ada', age: 36 }, loaded: AT_START });
});

it('a signed call loads what sends it too, and no AWS SDK', async () => {
  const { output, loaded } = await run(`await b.Extract('Who?')`);
  expect(output).toEqual({ name: 'Ada', age: 36 });
  const files = loaded.filter((name) => !name.startsWith('node:'));
  expect(files).toEqual([...AT_START, 'call', 'node-platform', 'node-platform.js', 'rolldown-runtime'].sort());
});
