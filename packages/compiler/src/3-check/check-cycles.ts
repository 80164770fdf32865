import { relatedPlaceAt, type Span, type TypeExpression } from '@outcrop/grammar';
import type { Declared } from '../1-bind/declared.ts';
import type { Project } from '../1-bind/project.ts';
import { fieldsOf, findType, type TypeScope, typeNames } from '../1-bind/type-scope.ts';
import type { Reporter } from '../reporter.ts';
import { findInfiniteTypes } from './find-infinite-types.ts';
import { cycleThrough, cyclicComponents } from './strong-components.ts';

/** Checks that classes have finite values, and that aliases lead to something (OC204). */
export function checkCycles(project: Project, reporter: Reporter): void {
  const all = new Set(typeNames(project.scope));
  const reported = checkScope({ scope: project.scope, names: all, reported: new Set() }, reporter);
  for (const { scope } of project.tests) {
    const local = new Set([...scope.localTypes.keys(), ...scope.additions.keys()]);
    if (local.size > 0) checkScope({ scope, names: local, reported }, reporter);
  }
}

interface Search {
  readonly scope: TypeScope;
  /** Types that the scope declares or adds to. A cycle is reported where one of its types is declared. */
  readonly names: ReadonlySet<string>;
  /** Types in cycles that were reported. */
  readonly reported: ReadonlySet<string>;
}

/** Gives the types in the cycles that it found. */
function checkScope(search: Search, reporter: Reporter): ReadonlySet<string> {
  const { scope } = search;
  const infinite = findInfiniteTypes(scope, search.names);
  const classEdges = (name: string) => needsOf(name, scope).flatMap(({ needs }) => needs.filter((needed) => infinite.has(needed)));
  const classes = cyclicComponents(infinite, classEdges).filter((component) => component.some((name) => isClass(name, scope)));
  // Aliases may pass through lists and maps, and through classes, which have names of their own.
  const aliasEdges = (name: string) => (isAlias(name, scope) ? needsOf(name, scope, ALIAS).flatMap(({ needs }) => needs) : []);
  const aliases = cyclicComponents(search.names, aliasEdges).filter((component) => component.every((name) => isAlias(name, scope)));
  const isNew = (component: readonly string[]) =>
    component.some((name) => search.names.has(name)) && !component.some((name) => search.reported.has(name));
  for (const component of classes.filter(isNew)) {
    const start = component.find((name) => isClass(name, scope)) ?? '';
    reportCycle('class-cycle', cycleThrough(start, component, classEdges), { scope, reporter });
  }
  for (const component of aliases.filter(isNew)) {
    reportCycle('alias-cycle', cycleThrough(component[0] ?? '', component, aliasEdges), { scope, reporter });
  }
  return new Set([...classes, ...aliases].flat());
}

function isClass(name: string, scope: TypeScope): boolean {
  return findType(scope, name)?.node.kind === 'class';
}

function isAlias(name: string, scope: TypeScope): boolean {
  return findType(scope, name)?.node.kind === 'alias';
}

/** Longer cycles are shown shortened. */
const MAX_SHOWN = 8;

interface CycleContext {
  readonly scope: TypeScope;
  readonly reporter: Reporter;
}

function reportCycle(key: 'class-cycle' | 'alias-cycle', cycle: readonly string[], { scope, reporter }: CycleContext): void {
  const steps = cycle.flatMap((name, index) => {
    const next = cycle[(index + 1) % cycle.length] ?? name;
    const step = needsOf(name, scope, key === 'alias-cycle' ? ALIAS : {}).find(({ needs }) => needs.includes(next));
    return step === undefined ? [] : [{ name, next, place: step.place }];
  });
  const [first, ...others] = steps;
  if (first === undefined) return;
  const related = others
    .slice(0, MAX_SHOWN)
    .map(({ name, next, place }) => relatedPlaceAt(place.file, place.node, `\`${name}\` needs \`${next}\` here`));
  const shown = cycle.length > MAX_SHOWN ? [...cycle.slice(0, MAX_SHOWN - 1), '…'] : cycle;
  const chain = [...shown, first.name].join(' -> ');
  reporter.in(first.place.file)(key, first.place.node, { chain }, { related });
}

interface Need {
  /** The field, or the type of the alias. */
  readonly place: Declared<Span>;
  /** Names of types without which there is no value. */
  readonly needs: readonly string[];
}

interface NeedOptions {
  /** An alias means itself through `?` too: null is not what it is defined by. */
  readonly throughOptional?: true;
}

const ALIAS: NeedOptions = { throughOptional: true };

function needsOf(name: string, scope: TypeScope, options: NeedOptions = {}): readonly Need[] {
  const found = findType(scope, name);
  if (found === undefined || found.node.kind === 'enum') return [];
  const { node, file } = found;
  if (node.kind === 'alias') return [{ place: { node: node.type.span, file }, needs: neededNames(node.type, options) }];
  return fieldsOf(scope, { node, file }).map((field) => ({
    place: { node: field.node.span, file: field.file },
    needs: neededNames(field.node.type, options),
  }));
}

function neededNames(type: TypeExpression, options: NeedOptions): readonly string[] {
  switch (type.kind) {
    case 'named':
      return [type.name.text];
    case 'parenthesized':
      return neededNames(type.inner, options);
    case 'optional':
      return options.throughOptional === true ? neededNames(type.inner, options) : [];
    case 'union':
      return type.members.flatMap((member) => neededNames(member, options));
    case 'primitive':
    case 'media':
    case 'literal':
    case 'list':
    case 'map':
    case 'broken':
      return [];
  }
}
