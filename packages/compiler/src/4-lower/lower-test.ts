import type { Attribute, FunctionDeclaration } from '@outcrop/grammar';
import type { Constraint, FieldType, NamedConstraint, OptionValue, TestData } from 'outcrop/program';
import type { Declared } from '../1-bind/declared.ts';
import { type DeclaredTest, findDeclared, type Project } from '../1-bind/project.ts';
import { findType, type TypeScope } from '../1-bind/type-scope.ts';
import { testedFunctions } from '../2-resolve/resolve-tests.ts';
import { entryOf, stringOf } from '../2-resolve/values.ts';
import { lowerTypeTables, type TypeTables } from './lower-declared-types.ts';
import type { TemplateLowering } from './lower-templates.ts';
import { lowerType } from './lower-type.ts';
import { lowerEntries } from './lower-value.ts';

/** What the lowering of tests needs to know of the rest of the program. */
export interface TestContext {
  readonly project: Project;
  /** What the paths of files begin with. */
  readonly sourceDirectory: string;
  readonly templates: TemplateLowering;
}

/** Lowers a test, once for each function that it names. */
export function lowerTest(test: DeclaredTest, context: TestContext): readonly TestData[] {
  const { node, file, scope } = test;
  const functions = testedFunctions(node).flatMap((value) => {
    const name = stringOf(value);
    return (name === undefined ? undefined : findDeclared(context.project, 'function', name)?.node) ?? [];
  });
  const types = lowerScope(scope, context.templates);
  const expectations = lowerExpectations({ node: node.attributes, file }, { functions, scope, context });
  const args = entryOf(node.body, 'args')?.value;
  const values = args?.kind === 'map' ? lowerEntries(args.entries) : {};
  return functions.map((tested) => ({
    name: node.name.text,
    function: tested.name.text,
    args: argumentsFor(tested, values),
    directory: directoryOf(file.path, context.sourceDirectory),
    ...expectations,
    ...(types !== undefined && { types }),
  }));
}

/** The types of the test's `type_builder`: new ones, and those that it adds to, whole. */
function lowerScope(scope: TypeScope, { constraint }: TemplateLowering): TypeTables | undefined {
  const names = [...scope.localTypes.keys(), ...scope.additions.keys()];
  const types = names.flatMap((name) => {
    const found = findType(scope, name);
    return found === undefined ? [] : [[name, found] as const];
  });
  return types.length === 0 ? undefined : lowerTypeTables(types, { scope, lowerConstraint: constraint });
}

function argumentsFor({ parameters }: FunctionDeclaration, values: Readonly<Record<string, OptionValue>>): TestData['args'] {
  const names = new Set(parameters.map(({ name }) => name.text));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

/** Directory of a source file below the source directory, `.` for that one itself. */
function directoryOf(path: string, sourceDirectory: string): string {
  const prefix = sourceDirectory === '' || sourceDirectory.endsWith('/') ? sourceDirectory : `${sourceDirectory}/`;
  const inside = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  const slash = inside.lastIndexOf('/');
  return slash < 0 ? '.' : inside.slice(0, slash);
}

interface ExpectationContext {
  readonly functions: readonly FunctionDeclaration[];
  readonly scope: TypeScope;
  readonly context: TestContext;
}

/** Lowers `@@check` and `@@assert` once for all functions of the test. */
function lowerExpectations(
  { node: attributes, file }: Declared<readonly Attribute[]>,
  { functions, scope, context }: ExpectationContext,
): Pick<TestData, 'checks' | 'asserts'> {
  if (attributes.length === 0) return {};
  const parameters = functions.flatMap((tested) => tested.parameters);
  const outputs = functions.map(({ returnType }): FieldType => lowerType(returnType));
  const [result = 'null', ...others] = outputs;
  const checks: (Constraint & { readonly name: string })[] = [];
  const asserts: NamedConstraint[] = [];
  for (const { name: kind, arguments: values } of attributes) {
    const text = values.find((value) => value.kind === 'template-expression');
    const name = values.map(stringOf).find((label) => label !== undefined);
    if (text === undefined || (kind.text !== 'check' && kind.text !== 'assert')) continue;
    const constraint = context.templates.testConstraint(
      { file, text },
      {
        parameters,
        result: others.length === 0 ? result : { union: outputs },
        checks: checks.map((check) => check.name),
        scope,
      },
    );
    if (kind.text === 'assert') asserts.push({ ...(name !== undefined && { name }), ...constraint });
    else if (name !== undefined) checks.push({ name, ...constraint });
  }
  return { ...(checks.length > 0 && { checks }), ...(asserts.length > 0 && { asserts }) };
}
