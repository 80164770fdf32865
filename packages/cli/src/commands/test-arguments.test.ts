import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT } from '../../../../test/support/project-folder.ts';
import { openTestedProject, type TestedProject } from '../../../../test/support/tested-project.ts';

const SOURCES = `${CLIENT}
function Describe(picture: image) -> string {
  client Bedrock
  prompt #"Describe {{ picture }}"#
}

function Echo(text: string) -> string {
  client Bedrock
  prompt #"{{ text }}"#
}

test FromEnv {
  functions [Echo]
  args {
    text env.GREETING
  }
  @@assert({{ this == "fine" and text == "Hello" }})
}

test Plain {
  functions [Echo]
  args {
    text "plain"
  }
}
`;

/** A test of a picture, in a folder of its own. */
const PICTURE_TESTS = `test Beside {
  functions [Describe]
  args {
    picture {
      file "pictures/dot.png"
    }
  }
}

test Lost {
  functions [Describe]
  args {
    picture {
      file "pictures/lost.png"
    }
  }
}

test Typed {
  functions [Describe]
  args {
    picture {
      file "pictures/dot.png"
      media_type "image/webp"
    }
  }
}
`;

let project: TestedProject;
beforeEach(async () => {
  project = await openTestedProject(SOURCES, { '': { text: 'fine' } });
});
afterEach(() => project.close());

async function statusOf(...args: string[]): Promise<unknown> {
  const [, result] = await project.testJson(...args);
  return result?.status;
}

describe('variables', () => {
  it('come from .env', async () => {
    project.folder.write('.env', 'GREETING=Hello\n');
    expect(await statusOf('-i', 'FromEnv')).toBe('passed');
    expect(await statusOf('-i', 'FromEnv', '--no-dotenv')).toBe('error');
  });

  it('come from another file', async () => {
    project.folder.write('.env', 'GREETING=Hi\n');
    project.folder.write('other.env', 'GREETING=Hello\n');
    expect(await statusOf('-i', 'FromEnv')).toBe('failed');
    expect(await statusOf('-i', 'FromEnv', '--dotenv-path', 'other.env')).toBe('passed');
    expect(await project.test('--dotenv-path', 'missing.env')).toMatchObject({ code: 2, stderr: expect.stringContaining('missing.env') });
  });

  it('that are missing are the error of their test alone', async () => {
    const results = await project.testJson('-i', 'Echo');
    expect(results).toMatchObject([
      {},
      { status: 'error', error: expect.stringContaining('GREETING') },
      { status: 'passed' },
      { errors: 1 },
    ]);
  });
});

describe('media files', () => {
  const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);

  it('are beside the file of the test, wherever the command runs', async () => {
    project.folder.write('baml_src/deep/pictures.baml', PICTURE_TESTS);
    project.folder.write('baml_src/deep/pictures/dot.png', PNG);
    project.folder.write('elsewhere/keep', '');
    for (const directory of ['.', 'elsewhere', 'baml_src/deep']) {
      project.bedrock.reset();
      project.bedrock.respond('fine');
      const outcome = await project.folder.run(['test', '-i', 'Beside', '--json'], { env: project.env, directory });
      expect(outcome).toMatchObject({ code: 0 });
      expect(project.bedrock.requests[0]?.body).toContain(`"format":"png","source":{"bytes":"${Buffer.from(PNG).toString('base64')}"}`);
    }
  });

  it('that are missing are the error of their test alone', async () => {
    project.folder.write('baml_src/deep/pictures.baml', PICTURE_TESTS);
    project.folder.write('baml_src/deep/pictures/dot.png', PNG);
    const results = await project.testJson('-i', 'Describe');
    const outcomes = results.filter(({ type }) => type === 'result').map(({ test, status }) => `${test} ${status}`);
    expect(outcomes.sort()).toEqual(['Beside passed', 'Lost error', 'Typed passed']);
    expect(results.find(({ test }) => test === 'Lost')).toMatchObject({ error: expect.stringContaining('pictures/lost.png') });
  });

  it('have the type that is written, else that of their name', async () => {
    project.folder.write('baml_src/pictures.baml', PICTURE_TESTS);
    project.folder.write('baml_src/pictures/dot.png', PNG);
    await project.test('-i', 'Typed');
    expect(project.bedrock.requests[0]?.body).toContain('"format":"webp"');
  });
});

describe('time', () => {
  it('that is over is an error', async () => {
    project.bedrock.reset();
    project.bedrock.respond({ text: 'late', delayMs: 20_000 });
    expect(await project.testJson('-i', 'Plain', '--timeout', '50')).toMatchObject([
      {},
      { status: 'error', error: expect.stringContaining('50 ms') },
      { errors: 1, ok: false },
    ]);
  });
});

describe('sources with errors', () => {
  it('are told instead of running anything', async () => {
    project.folder.write('baml_src/broken.baml', 'class Broken {\n  a Nothing\n}\n');
    expect(await project.test()).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Nothing') });
    expect(project.bedrock.requests).toEqual([]);
  });
});
