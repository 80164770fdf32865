/** What stands in front of a module's name: `from`, `import`, `import(`, `require(`, `require.resolve(`, `vi.mock(`. */
const SPECIFIER =
  /(\b(?:from|import|require|require\.resolve|(?:vi|jest|mock)\.\w+)\s*\(?\s*)(['"])@boundaryml\/baml((?:-|\/)[^'"\n]*)?\2/g;

/** Entries that both packages have. */
const ENTRIES: ReadonlySet<string> = new Set(['', '/errors', '/logging', '/type_builder', '/browser', '/package.json']);

/** The entry of which only types have a counterpart. */
const NATIVE = '/native';
const NATIVE_TYPES: ReadonlySet<string> = new Set(['ClassBuilder', 'ClassViewer', 'EnumBuilder', 'EnumViewer', 'FieldType']);

/** What the main entry exports for its own generated code. */
const INTERNALS: ReadonlySet<string> = new Set([
  'BamlCtxManager',
  'BamlRuntime',
  'FunctionResult',
  'FunctionResultStream',
  'ThrowIfVersionMismatch',
  'TraceStats',
  'invoke_runtime_cli',
]);

/** Files of the old generated client that the new one does not have. */
const INTERNAL_FILE =
  /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"]([^'"\n]*baml_client\/(?:async_request|globals|inlinedbaml|parser|sync_request|watchers)(?:\.[jt]s)?)['"]/g;

/** A place where something is imported that the new package does not have. */
export interface ForeignImport {
  /** Counts from one. */
  readonly line: number;
  /** The module, or a name of it. */
  readonly what: string;
}

/** Rewrites the imports of the old package. Other packages of its makers stay. */
export function editImports(text: string): string {
  return text.replace(SPECIFIER, (whole, before: string, quote: string, entry: string = '') =>
    entry.startsWith('-') ? whole : `${before}${quote}outcrop${entry}${quote}`,
  );
}

/** Finds the imports that nothing stands behind after the change. */
export function findForeignImports(text: string): readonly ForeignImport[] {
  const files = [...text.matchAll(INTERNAL_FILE)].map(({ index, 1: what = '' }) => ({ line: lineAt(text, index), what }));
  return [...findForeignNames(text), ...files].sort((a, b) => a.line - b.line);
}

function findForeignNames(text: string): readonly ForeignImport[] {
  return [...text.matchAll(SPECIFIER)].flatMap(({ index, 1: before = '', 3: entry = '' }) => {
    const line = lineAt(text, index);
    const specifier = `@boundaryml/baml${entry}`;
    const names = importedNames(text.slice(0, index + before.length));
    return foreignParts(entry.replace(/\.js$/, ''), names).map((name) => ({
      line,
      what: name === undefined ? specifier : `${name} of ${specifier}`,
    }));
  });
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** The names that are foreign; undefined stands for the whole module. */
function foreignParts(entry: string, names: readonly string[]): readonly (string | undefined)[] {
  if (ENTRIES.has(entry)) return entry === '' ? names.filter((name) => INTERNALS.has(name)) : [];
  return entry === NATIVE && names.length > 0 ? names.filter((name) => !NATIVE_TYPES.has(name)) : [undefined];
}

/** The names in the braces at the end of `import { a, type b as c } from` or `const { a: d } = require(`. */
function importedNames(beginning: string): readonly string[] {
  const open = beginning.lastIndexOf('{');
  const [, list = ''] = /^\{([^{}]*)\}\s*(?:from|=\s*(?:await\s+)?(?:require|import)\s*\()\s*$/.exec(beginning.slice(open)) ?? [];
  return list.split(',').flatMap((part) => /^\s*(?:type\s+)?([\w$]+)/.exec(part)?.[1] ?? []);
}
