import type { Diagnostic, FunctionDeclaration, Parameter, TemplateStringDeclaration } from '@outcrop/grammar';
import type { Constraint, FieldType, Template } from 'outcrop/program';
import type { Declared } from '../1-bind/declared.ts';
import { findDeclared, namesOfKind, type Project } from '../1-bind/project.ts';
import type { TypeScope } from '../1-bind/type-scope.ts';
import { entryOf, stringIn, stringOf } from '../2-resolve/values.ts';
import { providerKind } from '../providers.ts';
import { knownTypes } from './known-types.ts';
import { lowerType } from './lower-type.ts';
import {
  lowerExpression,
  lowerPrompt,
  lowerTemplateString,
  type TemplateEnvironment,
  type TemplatePlace,
  type TemplateSource,
} from './template/index.ts';

/** Lowers the expression of a `@check` or `@assert` on something of a type. */
export type LowerConstraint = (source: TemplateSource, subject: FieldType | undefined) => Constraint;

/** Lowers the templates and expressions of a project; what is wrong with them goes to a sink. */
export interface TemplateLowering {
  prompt(source: TemplateSource, declared: Declared<FunctionDeclaration>): Template;
  templateString(source: TemplateSource, declared: Declared<TemplateStringDeclaration>): Template;
  readonly constraint: LowerConstraint;
  /** An expression of a test: it sees the arguments and the result of the function. */
  testConstraint(source: TemplateSource, test: TestSubject): Constraint;
}

/** What the expressions of a test are about. */
interface TestSubject {
  readonly parameters: readonly Parameter[];
  readonly result: FieldType;
  /** The names of the checks before. */
  readonly checks: readonly string[];
  /** The types that the test sees. */
  readonly scope: TypeScope;
}

type Variables = TemplateEnvironment['variables'];

/** Makes the lowering of a project's templates. */
export function createTemplateLowering(project: Project, sink: Diagnostic[]): TemplateLowering {
  const types = knownTypes(project.scope);
  const templateStrings: TemplateEnvironment['templateStrings'] = {
    get(name) {
      const declared = findDeclared(project, 'template-string', name);
      return declared && Object.fromEntries(variablesOf(declared.node.parameters));
    },
    keys: () => namesOfKind(project, 'template-string'),
  };
  const environment = (place: TemplatePlace, variables: Variables, known = types): TemplateEnvironment => ({
    ...known,
    variables,
    templateStrings,
    place,
  });

  // A class that tests add to is lowered once more for each of them; its expressions are lowered, and their faults told, only once.
  const lowered = new Map<TemplateSource['text'], Constraint>();

  function constraint(source: TemplateSource, expressionEnvironment: TemplateEnvironment): Constraint {
    const known = lowered.get(source.text);
    if (known !== undefined) return known;
    const { expression, diagnostics } = lowerExpression(source, expressionEnvironment);
    sink.push(...diagnostics);
    const result: Constraint = { expr: source.text.value.trim(), ast: expression };
    lowered.set(source.text, result);
    return result;
  }

  return {
    prompt(source, { node }) {
      const place: TemplatePlace = { kind: 'prompt', roleMetadata: roleMetadataOf(node, project) };
      const { template, diagnostics } = lowerPrompt(source, environment(place, variablesOf(node.parameters)));
      sink.push(...diagnostics);
      return template;
    },
    templateString(source, { node }) {
      const place: TemplatePlace = { kind: 'prompt', roleMetadata: 'all' };
      const { template, diagnostics } = lowerTemplateString(source, environment(place, variablesOf(node.parameters)));
      sink.push(...diagnostics);
      return template;
    },
    constraint: (source, subject) => constraint(source, environment({ kind: 'constraint' }, new Map([['this', subject]]))),
    testConstraint(source, { parameters, result, checks, scope }) {
      const variables = new Map([...variablesOf(parameters), ['this', result]]);
      return constraint(
        source,
        environment({ kind: 'test', result, checks }, variables, scope === project.scope ? types : knownTypes(scope)),
      );
    },
  };
}

function variablesOf(parameters: readonly Parameter[]): Map<string, FieldType> {
  return new Map(parameters.map(({ name, type }) => [name.text, lowerType(type)]));
}

/** The role metadata that the client of a function lets through; all of it where that is known only when it is called. */
function roleMetadataOf({ body }: FunctionDeclaration, project: Project): 'all' | readonly string[] {
  const name = stringIn(body, 'client');
  const declared = name === undefined ? undefined : findDeclared(project, 'client', name)?.node;
  if (declared === undefined) return [];
  if (providerKind(stringIn(declared.body, 'provider')) !== 'bedrock') return 'all';
  const options = entryOf(declared.body, 'options')?.value;
  const metadata = options?.kind === 'map' ? entryOf(options, 'allowed_role_metadata')?.value : undefined;
  if (metadata?.kind === 'list') return metadata.items.flatMap((item) => stringOf(item) ?? []);
  return metadata === undefined || stringOf(metadata) === 'none' ? [] : 'all';
}
