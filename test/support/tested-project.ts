import { type LocalBedrock, type Reply, startLocalBedrock } from '@outcrop/local';
import { createProjectFolder, type Outcome, type ProjectFolder } from './project-folder.ts';

/** A temporary project whose calls go to a local endpoint. */
export interface TestedProject {
  readonly bedrock: LocalBedrock;
  readonly folder: ProjectFolder;
  /** What a process needs to reach the endpoint. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs `outcrop test` in the project. */
  test(...args: string[]): Promise<Outcome>;
  /** The objects that `outcrop test --json` writes. */
  testJson(...args: string[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Opens a project with these sources; the endpoint answers a question that contains a text with its reply. */
export async function openTestedProject(sources: string, replies: Readonly<Record<string, Reply>>): Promise<TestedProject> {
  const bedrock = await startLocalBedrock();
  for (const [contains, reply] of Object.entries(replies)) bedrock.respond(reply, { contains });
  const folder = createProjectFolder();
  folder.write('baml_src/main.baml', sources);
  const { accessKeyId, secretAccessKey } = bedrock.credentials;
  const env = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  const test = (...args: string[]): Promise<Outcome> => folder.run(['test', ...args], { env });
  return {
    bedrock,
    folder,
    env,
    test,
    async testJson(...args) {
      const { stdout } = await test('--json', ...args);
      const lines = stdout.trimEnd().split('\n');
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    async close() {
      folder.remove();
      await bedrock.close();
    },
  };
}
