import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { AwsCredentials, Env, FoundCredentials, LocalCredentials } from '../bedrock/platform.ts';

type Provider = () => Promise<AwsCredentials>;

/** The shared configuration files: as the environment says, else in the home directory. */
interface SharedFiles {
  readonly filepath: string;
  readonly configFilepath: string;
}

/** Credentials from shared files, web identity, container and instance metadata, through the providers of the AWS SDK. */
export function localCredentials(): LocalCredentials {
  return { profile, chain, profileRegion, readToken: (path) => readFile(path, 'utf8').then((token) => token.trim()) };
}

async function profile(name: string, env: Env): Promise<FoundCredentials> {
  const files = sharedFiles(env);
  const section = (await profiles(files)).get(name);
  const source = `profile "${name}"`;
  const malformed = await malformedLines(files);
  if (section === undefined) throw new Error(`${source} (not in ${files.configFilepath} or ${files.filepath}${malformed})`);
  const { fromIni } = await import('@aws-sdk/credential-providers');
  const hint = Object.keys(section).some((key) => key.startsWith('sso_')) ? `; sign in: aws sso login --profile ${name}` : malformed;
  return { credentials: await tell(source, hint, fromIni({ profile: name, ...files })), source };
}

async function chain(env: Env): Promise<FoundCredentials> {
  const tried: string[] = [];
  for (const [source, find] of sources(env)) {
    try {
      const credentials = await find();
      if (credentials !== undefined) return { credentials, source };
      tried.push(`${source} (not set)`);
    } catch (error) {
      tried.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(tried.join('; '));
}

/** In the order in which they are tried. Undefined when a source is not set up. */
function sources(env: Env): (readonly [source: string, find: () => Promise<AwsCredentials | undefined>])[] {
  return [
    ['profile "default"', async () => (await profile('default', env)).credentials],
    ['web identity (AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN)', () => webIdentity(env)],
    ['container credentials (AWS_CONTAINER_CREDENTIALS_FULL_URI or _RELATIVE_URI)', () => containerCredentials(env)],
    ['instance metadata', () => instanceMetadata(env)],
  ];
}

async function webIdentity(env: Env): Promise<AwsCredentials | undefined> {
  const webIdentityTokenFile = env('AWS_WEB_IDENTITY_TOKEN_FILE');
  const roleArn = env('AWS_ROLE_ARN');
  if (webIdentityTokenFile === undefined || roleArn === undefined) return undefined;
  const { fromTokenFile } = await import('@aws-sdk/credential-providers');
  const roleSessionName = env('AWS_ROLE_SESSION_NAME');
  const endpoint = env('AWS_ENDPOINT_URL_STS');
  const clientConfig = { region: env('AWS_REGION') ?? 'us-east-1', ...(endpoint === undefined ? {} : { endpoint }) };
  const session = roleSessionName === undefined ? {} : { roleSessionName };
  return tell('web identity', '', fromTokenFile({ webIdentityTokenFile, roleArn, ...session, clientConfig }));
}

async function containerCredentials(env: Env): Promise<AwsCredentials | undefined> {
  const fullUri = env('AWS_CONTAINER_CREDENTIALS_FULL_URI');
  const relativeUri = env('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI');
  if (fullUri === undefined && relativeUri === undefined) return undefined;
  const { fromHttp } = await import('@aws-sdk/credential-providers');
  const options = Object.entries({
    awsContainerCredentialsFullUri: fullUri,
    awsContainerCredentialsRelativeUri: relativeUri,
    awsContainerAuthorizationToken: env('AWS_CONTAINER_AUTHORIZATION_TOKEN'),
    awsContainerAuthorizationTokenFile: env('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'),
  }).filter(([, value]) => value !== undefined);
  return tell('container credentials', '', fromHttp(Object.fromEntries(options)));
}

async function instanceMetadata(env: Env): Promise<AwsCredentials | undefined> {
  if (env('AWS_EC2_METADATA_DISABLED')?.toLowerCase() === 'true')
    throw new Error('instance metadata (switched off by AWS_EC2_METADATA_DISABLED)');
  const { fromInstanceMetadata } = await import('@aws-sdk/credential-providers');
  return tell('instance metadata', '', fromInstanceMetadata({ timeout: 1000, maxRetries: 0 }));
}

/** Runs a provider; its failure begins with the name of the source and ends with a hint. */
async function tell(source: string, hint: string, provider: Provider): Promise<AwsCredentials> {
  try {
    return await provider();
  } catch (error) {
    throw new Error(`${source} (${error instanceof Error ? error.message : String(error)}${hint})`, { cause: error });
  }
}

async function profileRegion(name: string, env: Env): Promise<string | undefined> {
  return (await profiles(sharedFiles(env))).get(name)?.region;
}

type Section = Readonly<Record<string, string | undefined>>;

/** All profiles by name; what both files say of one is joined. */
async function profiles(files: SharedFiles): Promise<Map<string, Section>> {
  const { loadSharedConfigFiles } = await import('@smithy/core/config');
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ...files, ignoreCache: true });
  const found = new Map<string, Section>();
  for (const [name, section] of [...Object.entries(credentialsFile), ...Object.entries(configFile)]) {
    found.set(name, { ...found.get(name), ...section });
  }
  return found;
}

/** Says where the files cannot be understood, without quoting them. The AWS SDK passes over such lines. */
async function malformedLines({ configFilepath, filepath }: SharedFiles): Promise<string> {
  const found = await Promise.all([configFilepath, filepath].map(malformedLine));
  return found.join('');
}

/** A section, a setting, a comment, or nothing: whatever a line may be. */
const LINE = /^\s*(\[[^\]]*\]\s*([#;].*)?|[^\s=[][^=]*=.*|[#;].*)?$/;

async function malformedLine(path: string): Promise<string> {
  const lines = (await readFile(path, 'utf8').catch(() => '')).split(/\r?\n/);
  const index = lines.findIndex((line) => !LINE.test(line));
  return index < 0 ? '' : `; ${path} line ${index + 1} is neither a [section] nor a setting`;
}

function sharedFiles(env: Env): SharedFiles {
  const directory = join(env('HOME') ?? env('USERPROFILE') ?? homedir(), '.aws');
  return {
    filepath: env('AWS_SHARED_CREDENTIALS_FILE') ?? join(directory, 'credentials'),
    configFilepath: env('AWS_CONFIG_FILE') ?? join(directory, 'config'),
  };
}
