// The two import tables of the design, as data. `import-table.test.ts` holds the sources, the manifests and the project references to them.

/** What one package may import. */
export interface PackageRule {
  /** Folder, relative to the repository's root. */
  readonly folder: string;
  /** Workspace packages; an entry such as `outcrop/program` allows that entry only, `outcrop` allows all of its entries. */
  readonly workspace: readonly string[];
  /** npm packages, statically imported. */
  readonly npm: readonly string[];
  /** npm packages that only `await import()` may reach. */
  readonly lazy?: readonly string[];
  /** Source folders that may import `node:` modules; `src` means the whole package. */
  readonly node: readonly string[];
  /** A source folder, an entry of its own and a project of its own, that may import more workspace packages. */
  readonly apart?: { readonly folder: string; readonly workspace: readonly string[] };
  /** A source folder, an entry of its own, that may import npm packages which users of that entry have installed. */
  readonly peers?: { readonly folder: string; readonly npm: readonly string[] };
}

export const packages: Readonly<Record<string, PackageRule>> = {
  '@outcrop/grammar': { folder: 'grammar', workspace: [], npm: ['chevrotain'], node: [] },
  '@outcrop/compiler': { folder: 'packages/compiler', workspace: ['@outcrop/grammar', 'outcrop/program'], npm: ['nunjucks'], node: [] },
  outcrop: {
    folder: 'packages/runtime',
    workspace: [],
    npm: ['@smithy/signature-v4', '@aws-crypto/sha256-js', '@smithy/core'],
    lazy: ['@aws-sdk/client-bedrock-runtime', '@aws-sdk/credential-providers', '@smithy/node-http-handler'],
    node: ['src/node', 'src/testing'],
    // `addBaml` compiles text. No other entry may reach this one.
    apart: { folder: 'src/with-compiler', workspace: ['@outcrop/compiler'] },
    peers: { folder: 'src/react', npm: ['react'] },
  },
  '@outcrop/local': {
    folder: 'packages/local',
    workspace: ['outcrop/bedrock', 'outcrop/testing'],
    npm: ['@smithy/core', '@smithy/signature-v4', '@aws-crypto/sha256-js'],
    node: ['src'],
  },
  '@outcrop/cli': {
    folder: 'packages/cli',
    workspace: ['@outcrop/grammar', '@outcrop/compiler', 'outcrop', '@outcrop/local'],
    npm: ['commander', 'picocolors', 'diff', 'string-width'],
    lazy: ['@clack/prompts', 'log-update', '@aws-sdk/client-bedrock', '@aws-sdk/client-sts'],
    node: ['src'],
  },
};

/** Folders inside `packages/runtime/src`, and the folders each may import from. */
export const runtimeFolders: Readonly<Record<string, readonly string[]>> = {
  program: [],
  text: [],
  errors: [],
  media: ['program', 'errors'],
  observability: ['program', 'errors', 'media'],
  'type-builder': ['program', 'errors'],
  template: ['program', 'text', 'errors'],
  prompt: ['program', 'text', 'template', 'errors', 'media'],
  parsing: ['program', 'text', 'errors'],
  bedrock: ['program', 'text', 'errors', 'media', 'prompt', 'observability'],
  client: ['program', 'template', 'errors', 'media', 'observability', 'type-builder', 'prompt', 'parsing', 'bedrock'],
  testing: ['errors', 'bedrock'],
  react: ['errors', 'media'],
};

/** Folders inside `packages/compiler/src`, in the order of the phases: a phase may import earlier ones. */
export const compilerPhases: readonly string[] = ['1-bind', '2-resolve', '3-check', '4-lower', '5-emit'];
