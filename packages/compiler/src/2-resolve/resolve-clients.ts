import type { ClientDeclaration, FunctionDeclaration, Value } from '@outcrop/grammar';
import { type Declared, KIND_WORDS } from '../1-bind/declared.ts';
import { findDeclared, namesOfKind, type Project } from '../1-bind/project.ts';
import { hintForProvider, providerKind, splitShorthand } from '../providers.ts';
import type { Reporter } from '../reporter.ts';
import { entryOf, isPoisoned, stringIn, stringOf } from './values.ts';

/** Reports clients and retry policies that are named but not declared (OC402), and faults of shorthands. */
export function resolveClients(project: Project, reporter: Reporter): void {
  for (const declared of project.functions) resolveFunctionClient(declared, project, reporter);
  for (const declared of project.clients) {
    resolveRetryPolicy(declared, project, reporter);
    resolveMembers(declared, project, reporter);
  }
}

function resolveFunctionClient({ node, file }: Declared<FunctionDeclaration>, project: Project, reporter: Reporter): void {
  const entry = entryOf(node.body, 'client');
  if (entry !== undefined) resolveClientValue({ node: entry.value, file }, project, reporter);
}

function resolveRetryPolicy({ node, file }: Declared<ClientDeclaration>, project: Project, reporter: Reporter): void {
  const value = entryOf(node.body, 'retry_policy')?.value;
  if (value === undefined || isPoisoned(value)) return;
  const name = stringOf(value);
  if (name !== undefined) resolveName({ node: value, file }, name, { kind: 'retry-policy', project, reporter });
}

function resolveMembers({ node, file }: Declared<ClientDeclaration>, project: Project, reporter: Reporter): void {
  for (const member of strategyMembers(node)) resolveClientValue({ node: member, file }, project, reporter);
}

/** The members of a `fallback` or `round-robin` client; none for other clients. */
export function strategyMembers({ body }: ClientDeclaration): readonly Value[] {
  const kind = providerKind(stringIn(body, 'provider'));
  if (kind !== 'fallback' && kind !== 'round-robin') return [];
  const options = entryOf(body, 'options')?.value;
  const strategy = options?.kind === 'map' ? entryOf(options, 'strategy')?.value : undefined;
  return strategy?.kind === 'list' ? strategy.items : [];
}

/** A client by name or as `provider/model`. Values of other kinds are the business of the checks. */
function resolveClientValue({ node, file }: Declared<Value>, project: Project, reporter: Reporter): void {
  const text = stringOf(node);
  if (text === undefined || isPoisoned(node)) return;
  const shorthand = splitShorthand(text);
  if (shorthand === undefined) {
    resolveName({ node, file }, text, { kind: 'client', project, reporter });
    return;
  }
  const report = reporter.in(file);
  const { provider, model } = shorthand;
  switch (providerKind(provider)) {
    case undefined:
      report('provider-unknown', node.span, { name: provider }, { hint: hintForProvider(provider, reporter) });
      break;
    case 'unsupported':
      report('provider-unsupported', node.span, { name: provider });
      break;
    case 'fallback':
    case 'round-robin':
      report('shorthand-of-strategy', node.span, { name: provider });
      break;
    case 'bedrock':
      if (model === '') report('shorthand-without-model', node.span, { name: provider });
  }
}

interface Target {
  readonly kind: 'client' | 'retry-policy';
  readonly project: Project;
  readonly reporter: Reporter;
}

function resolveName({ node, file }: Declared<Value>, name: string, { kind, project, reporter }: Target): void {
  if (findDeclared(project, kind, name) !== undefined) return;
  const report = reporter.in(file);
  const what = KIND_WORDS[kind];
  const other = project.names.get(name);
  if (other !== undefined) report('wrong-reference', node.span, { name, kind: KIND_WORDS[other.node.kind], what });
  else report('unknown-reference', node.span, { name, what }, { hint: reporter.suggest(name, namesOfKind(project, kind)) });
}
