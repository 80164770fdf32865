import type { Program, TestData } from 'outcrop/program';

/** What tests depend on, by `Function::Test`, in a form that can be compared. */
export type TestFingerprints = ReadonlyMap<string, string>;

/**
 * Describes everything that each test depends on: itself, its function, and every class, enum, alias, client, retry policy and template string
 * that these mention, directly or through others. A mention is the name anywhere in the compiled data, even as a word of a prompt: that may run
 * a test too many, never one too few. Comments and white space do not count, and media files are not looked at.
 */
export function fingerprintTests(program: Program): TestFingerprints {
  const declarations = listDeclarations(program);
  return new Map((program.tests ?? []).map((test) => [keyOf(test), fingerprint(test, declarations)]));
}

/** The tests whose dependencies changed, and new ones. */
export function affectedTests(tests: readonly TestData[], before: TestFingerprints, now: TestFingerprints): readonly TestData[] {
  return tests.filter((test) => before.get(keyOf(test)) !== now.get(keyOf(test)));
}

function keyOf({ function: fn, name }: TestData): string {
  return `${fn}::${name}`;
}

/** A part of the program that others mention by its name. */
interface Declaration {
  readonly json: string;
  readonly words: ReadonlySet<string>;
}

/** Everything that has a name, by that name. A class and a client may share one. */
function listDeclarations({ enums, classes, aliases, clients, retries, templates, functions }: Program): ReadonlyMap<string, Declaration> {
  const json = new Map<string, string>();
  for (const [kind, group] of Object.entries({ enums, classes, aliases, clients, retries, templates, functions })) {
    for (const [name, data] of Object.entries(group ?? {}))
      json.set(name, `${json.get(name) ?? ''}${kind} ${name} ${JSON.stringify(data)}\n`);
  }
  return new Map([...json].map(([name, text]) => [name, describeDeclaration(text)]));
}

function describeDeclaration(json: string): Declaration {
  return { json, words: new Set(json.match(/[\p{L}\p{N}_$-]+/gu)) };
}

function fingerprint(test: TestData, declarations: ReadonlyMap<string, Declaration>): string {
  const found = new Set([describeDeclaration(JSON.stringify(test))]);
  // The set grows while it is walked.
  for (const { words } of found) {
    for (const word of words) {
      const declaration = declarations.get(word);
      if (declaration !== undefined) found.add(declaration);
    }
  }
  return [...found].map(({ json }) => json).join('');
}
