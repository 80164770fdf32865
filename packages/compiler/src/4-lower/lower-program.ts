import type { Diagnostic, TemplateStringDeclaration } from '@outcrop/grammar';
import { PROGRAM_FORMAT, type Program, type TemplateStringData } from 'outcrop/program';
import type { Declared, SharedDeclaration, TypeDeclaration } from '../1-bind/declared.ts';
import type { Project } from '../1-bind/project.ts';
import type { Reporter } from '../reporter.ts';
import { callsItself } from './calls-itself.ts';
import { lowerClient, lowerRetryPolicy } from './lower-client.ts';
import { lowerTypeTables } from './lower-declared-types.ts';
import { lowerFunction, lowerTemplateString } from './lower-function.ts';
import { lowerIdleConstraints } from './lower-idle-constraints.ts';
import { createTemplateLowering, type TemplateLowering } from './lower-templates.ts';
import { lowerTest } from './lower-test.ts';

/** Where lowering reports, and what it needs to know beside the project. */
export interface LoweringOptions {
  /** What the paths of files begin with. */
  readonly sourceDirectory: string;
  readonly reporter: Reporter;
  /** Where the reporter reports to. */
  readonly sink: Diagnostic[];
}

/**
 * Lowers a project to plain data. What has faults is left out or incomplete. Faults in templates and expressions are found here and pushed
 * to `sink`, for every declaration, those that share their name with another included.
 */
export function lowerProgram(project: Project, { sourceDirectory, reporter, sink }: LoweringOptions): Program {
  const templates = createTemplateLowering(project, sink);
  const { enums, classes, aliases } = lowerTypeTables(typesOf(project), { scope: project.scope, lowerConstraint: templates.constraint });
  const program: Program = {
    format: PROGRAM_FORMAT,
    ...table('enums', enums),
    ...table('classes', classes),
    ...table('aliases', aliases),
    ...table(
      'clients',
      lowerAll(project, project.clients, ({ node }) => lowerClient(node)),
    ),
    ...table(
      'retries',
      lowerAll(project, project.retryPolicies, ({ node }) => lowerRetryPolicy(node)),
    ),
    ...table(
      'templates',
      lowerAll(project, project.templateStrings, (declared) => lowerTemplate(declared, templates, reporter)),
    ),
    ...table(
      'functions',
      lowerAll(project, project.functions, (declared) => lowerFunction(declared, templates)),
    ),
    ...tests(project.tests.flatMap((test) => lowerTest(test, { project, sourceDirectory, templates }))),
  };
  lowerIdleConstraints(project, templates);
  return program;
}

function lowerTemplate(
  declared: Declared<TemplateStringDeclaration>,
  templates: TemplateLowering,
  reporter: Reporter,
): TemplateStringData | undefined {
  const data = lowerTemplateString(declared, templates);
  const { name } = declared.node;
  if (data !== undefined && callsItself(name.text, data))
    reporter.in(declared.file)('template-calls-itself', name.span, { name: name.text });
  return data;
}

function* typesOf({ enums, classes, aliases, names }: Project): Generator<readonly [string, Declared<TypeDeclaration>]> {
  for (const declared of [...enums, ...classes, ...aliases]) {
    const { text } = declared.node.name;
    if (names.get(text)?.node === declared.node) yield [text, declared];
  }
}

/** Lowers declarations of one kind; of those that share a name, the first is in the program. */
function lowerAll<Node extends SharedDeclaration, Data>(
  { names }: Project,
  declarations: readonly Declared<Node>[],
  lower: (declared: Declared<Node>) => Data | undefined,
): Readonly<Record<string, Data>> {
  const entries: [string, Data][] = [];
  for (const declared of declarations) {
    const { text } = declared.node.name;
    const data = lower(declared);
    if (data !== undefined && names.get(text)?.node === declared.node) entries.push([text, data]);
  }
  return Object.fromEntries(entries);
}

/** A table of the program, left out when it is empty. */
function table<Key extends string, Data>(
  key: Key,
  entries: Readonly<Record<string, Data>>,
): { readonly [K in Key]?: Readonly<Record<string, Data>> } {
  if (Object.keys(entries).length === 0) return {};
  return { [key]: entries } as { readonly [K in Key]: Readonly<Record<string, Data>> };
}

function tests(data: NonNullable<Program['tests']>): Pick<Program, 'tests'> {
  return data.length === 0 ? {} : { tests: data };
}
