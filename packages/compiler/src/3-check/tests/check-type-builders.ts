import { type ClassDeclaration, type EnumDeclaration, type Name, relatedPlaceAt, type TypeBuilderDeclaration } from '@outcrop/grammar';
import { type Declared, KIND_WORDS } from '../../1-bind/declared.ts';
import type { Project } from '../../1-bind/project.ts';
import { findType, typeNames } from '../../1-bind/type-scope.ts';
import type { Reporter } from '../../reporter.ts';

type Addition = ClassDeclaration | EnumDeclaration;

/** Checks what `type_builder` blocks declare and add to (OC602, OC202). */
export function checkTypeBuilders(project: Project, reporter: Reporter): void {
  for (const { node, file } of project.tests) {
    const [builder, ...others] = node.typeBuilders;
    for (const { keyword } of others) reporter.in(file)('type-builder-repeated', keyword, {});
    const seen = new Map<string, TypeBuilderDeclaration>();
    for (const declaration of builder?.declarations ?? []) {
      if (declaration.name.text === '') continue;
      checkRepetition({ node: declaration, file }, seen, reporter);
      if (declaration.kind !== 'alias' && declaration.isDynamic) checkAddition({ node: declaration, file }, project, reporter);
      else checkLocalName({ node: declaration, file }, project, reporter);
    }
  }
}

function checkRepetition(
  { node, file }: Declared<TypeBuilderDeclaration>,
  seen: Map<string, TypeBuilderDeclaration>,
  reporter: Reporter,
): void {
  const name = node.name.text;
  const first = seen.get(name);
  if (first === undefined) {
    seen.set(name, node);
    return;
  }
  const report = reporter.in(file);
  const related = [relatedPlaceAt(file, first.name.span, `the first \`${name}\``)];
  if (node.kind !== 'alias' && node.isDynamic) report('dynamic-target-repeated', node.name.span, { name }, { related });
  else report('duplicate', node.name.span, { what: KIND_WORDS[node.kind], name }, { related });
}

function checkLocalName({ node, file }: Declared<TypeBuilderDeclaration>, project: Project, reporter: Reporter): void {
  const name = node.name.text;
  const existing = project.names.get(name);
  if (existing === undefined) return;
  const related = [relatedPlaceAt(existing.file, existing.node.name.span, `\`${name}\` is declared here`)];
  reporter.in(file)('local-type-exists', node.name.span, { kind: KIND_WORDS[existing.node.kind], name }, { related });
}

function checkAddition({ node, file }: Declared<Addition>, project: Project, reporter: Reporter): void {
  const report = reporter.in(file);
  const { kind } = node;
  const name = node.name.text;
  const target = findType(project.scope, name);
  if (target === undefined) {
    report('dynamic-target-unknown', node.name.span, { kind, name }, { hint: reporter.suggest(name, typeNames(project.scope)) });
    return;
  }
  const related = [relatedPlaceAt(target.file, target.node.name.span, `\`${name}\` is declared here`)];
  const marker = node.attributes.find((attribute) => attribute.name.text === 'dynamic');
  if (marker !== undefined) report('dynamic-attribute-in-addition', marker.span, {}, { fix: { span: marker.span, replacement: '' } });
  if (target.node.kind === 'alias' || target.node.kind !== kind) {
    report('dynamic-target-kind', node.name.span, { name, actual: KIND_WORDS[target.node.kind], kind }, { related });
    return;
  }
  if (!target.node.attributes.some((attribute) => attribute.name.text === 'dynamic')) {
    report('dynamic-target-closed', node.name.span, { kind, name }, { related });
    return;
  }
  checkNewMembers({ node, file }, { node: target.node, file: target.file }, reporter);
}

// Differs: the reference implementation compiles additions that exist already, and fails when the test runs.
function checkNewMembers({ node, file }: Declared<Addition>, target: Declared<Addition>, reporter: Reporter): void {
  const existing = new Map(membersOf(target.node).map((name) => [name.text, name]));
  for (const name of membersOf(node)) {
    const first = existing.get(name.text);
    if (first === undefined || name.text === '') continue;
    const related = [relatedPlaceAt(target.file, first.span, `\`${name.text}\` is declared here`)];
    const what = node.kind === 'class' ? 'field' : 'value';
    reporter.in(file)('member-exists', name.span, { kind: node.kind, owner: node.name.text, what, name: name.text }, { related });
  }
}

function membersOf(node: Addition): readonly Name[] {
  return node.kind === 'class' ? node.fields.map(({ name }) => name) : node.values.map(({ name }) => name);
}
