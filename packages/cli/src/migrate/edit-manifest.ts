import { parseJson } from '../project/read-json.ts';

/** The package that is replaced. */
const OLD_PACKAGE = '@boundaryml/baml';
const NEW_PACKAGE = 'outcrop';
const CLI_PACKAGE = '@outcrop/cli';

const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

type Section = Readonly<Record<string, string>>;
type Manifest = { readonly scripts?: Section } & { readonly [Name in (typeof SECTIONS)[number]]?: Section };

/** What a manifest is changed to. */
export interface ManifestOptions {
  /** The version that is depended on. */
  readonly version: string;
  /** Keeps the old name as an alias, so that imports stay. */
  readonly keepsName: boolean;
}

/** Rewrites a `package.json`: the dependency, the command line, the scripts. Gives the same text when it has nothing to do with the old package. */
export function editManifest(path: string, text: string, { version, keepsName }: ManifestOptions): string {
  const manifest = parseJson(text, path) as Manifest;
  const depends = SECTIONS.some((name) => manifest[name]?.[OLD_PACKAGE] !== undefined);
  const scripts = manifest.scripts && mapValues(manifest.scripts, editScript);
  const usesScripts = manifest.scripts !== undefined && JSON.stringify(scripts) !== JSON.stringify(manifest.scripts);
  if (!depends && !usesScripts) return text;
  const edited: Record<string, unknown> = { ...manifest, ...(scripts && { scripts }) };
  for (const name of SECTIONS) {
    const section = manifest[name];
    if (section?.[OLD_PACKAGE] !== undefined) edited[name] = replaceKey(section, version, keepsName);
  }
  const tools = (edited.devDependencies ?? {}) as Section;
  if (depends && tools[CLI_PACKAGE] === undefined) edited.devDependencies = sorted({ ...tools, [CLI_PACKAGE]: `^${version}` });
  const indentation = /^[\t ]+(?=")/m.exec(text)?.[0] ?? '  ';
  return `${JSON.stringify(edited, null, indentation)}${text.endsWith('\n') ? '\n' : ''}`;
}

function replaceKey(section: Section, version: string, keepsName: boolean): Section {
  const { [OLD_PACKAGE]: _, ...others } = section;
  const added = keepsName ? { [OLD_PACKAGE]: `npm:${NEW_PACKAGE}@^${version}` } : { [NEW_PACKAGE]: `^${version}` };
  return sorted({ ...others, ...added });
}

/** As npm writes them. */
function sorted(section: Section): Section {
  return Object.fromEntries(Object.entries(section).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `baml-cli generate`, `baml generate` and `npx @boundaryml/baml generate`, wherever a command can stand. */
function editScript(script: string): string {
  return script.replace(/(^|[\s;&|(])(?:baml(?:-cli)?|@boundaryml\/baml(?:@[^\s]+)?)(?=\s|$)/g, '$1outcrop');
}

function mapValues(section: Section, change: (value: string) => string): Section {
  return Object.fromEntries(Object.entries(section).map(([name, value]) => [name, change(value)]));
}
