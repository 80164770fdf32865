/** What stands in front of a module's name: `from`, `import`, `import(`, `require(`, `require.resolve(`. */
const SPECIFIER = /(\b(?:from|import|require|require\.resolve)\s*\(?\s*)(['"])@boundaryml\/baml(\/[^'"\n]*)?\2/g;

/** Entries that both packages have. */
const ENTRIES: ReadonlySet<string> = new Set(['', '/errors', '/logging', '/tracing', '/type_builder', '/parse', '/node', '/package.json']);

/** A place where something is imported that the new package does not have. */
export interface ForeignImport {
  /** Counts from one. */
  readonly line: number;
  readonly specifier: string;
}

/** Rewrites the imports of the old package. */
export function editImports(text: string): string {
  return text.replace(SPECIFIER, (_, before: string, quote: string, entry: string = '') => `${before}${quote}outcrop${entry}${quote}`);
}

/** Finds the imports that nothing stands behind after the change. */
export function findForeignImports(text: string): readonly ForeignImport[] {
  return [...text.matchAll(SPECIFIER)].flatMap(({ index, 3: entry = '' }) => {
    if (ENTRIES.has(entry.replace(/\.js$/, ''))) return [];
    return [{ line: text.slice(0, index).split('\n').length, specifier: `@boundaryml/baml${entry}` }];
  });
}
