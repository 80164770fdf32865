import type { AliasDeclaration, Field, SourceFile, TypeExpression } from '@outcrop/grammar';
import type { Project } from '../1-bind/project.ts';
import { typesWithin } from '../1-bind/type-use.ts';

/** One step from a class or alias towards what is looked for. */
export interface Step<Goal> {
  /** The class with its field (`Album.photos`), or the alias. */
  readonly label: string;
  /** The next class or alias, or what was looked for. */
  readonly to: { readonly name: string } | { readonly goal: Goal };
}

/** What a class or alias is made of: one of the fields, or the alias itself. */
export type Part = Field | AliasDeclaration;

/** The types in a part through which something can be reached. */
type TypesIn = (part: Part) => Iterable<TypeExpression>;

/** Looks for something in one field of a class, or in the type of an alias. */
export type FindGoal<Goal> = (part: Part, file: SourceFile) => Goal | undefined;

/**
 * Finds the classes and aliases that hold something, directly or through other types, with the first step of a shortest way to it. Goes
 * backwards from what holds it directly, so the work is linear in the size of the project however many functions ask.
 */
export function findRoutes<Goal>(
  project: Project,
  findGoal: FindGoal<Goal>,
  typesIn: TypesIn = ({ type }) => typesWithin(type),
): ReadonlyMap<string, Step<Goal>> {
  const routes = new Map<string, Step<Goal>>();
  for (const { name, part, file } of partsIn(project)) {
    const goal = routes.has(name) ? undefined : findGoal(part, file);
    if (goal !== undefined) routes.set(name, { label: labelOf(name, part), to: { goal } });
  }
  // Perf: most projects hold nothing that is looked for.
  if (routes.size === 0) return routes;
  const users = findUsers(project, typesIn);
  // A map may grow while it is walked: what is added is visited too, nearest first.
  for (const [reached] of routes) {
    for (const { name, part } of users.get(reached) ?? []) {
      if (!routes.has(name)) routes.set(name, { label: labelOf(name, part), to: { name: reached } });
    }
  }
  return routes;
}

/** A class or alias that uses another, and where. */
interface User {
  readonly name: string;
  readonly part: Part;
}

function findUsers(project: Project, typesIn: TypesIn): ReadonlyMap<string, readonly User[]> {
  const users = new Map<string, User[]>();
  for (const { name, part } of partsIn(project)) for (const used of namesIn(typesIn(part))) addTo(users, used, { name, part });
  return users;
}

function* partsIn({ classes, aliases }: Project): Generator<User & { readonly file: SourceFile }> {
  for (const { node, file } of classes) for (const part of node.fields) yield { name: node.name.text, part, file };
  for (const { node, file } of aliases) yield { name: node.name.text, part: node, file };
}

function labelOf(name: string, part: Part): string {
  return part.kind === 'alias' ? name : `${name}.${part.name.text}`;
}

function addTo<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function* namesIn(types: Iterable<TypeExpression>): Generator<string> {
  for (const inner of types) if (inner.kind === 'named') yield inner.name.text;
}

/** What a type leads to through the classes and aliases that it names, with the labels on the way. */
export interface Route<Goal> {
  readonly labels: readonly string[];
  readonly goal: Goal;
}

/** Follows the routes from the first class or alias in a type that has one. */
export function routeFrom<Goal>(type: TypeExpression, routes: ReadonlyMap<string, Step<Goal>>): Route<Goal> | undefined {
  for (const name of namesIn(typesWithin(type))) {
    const step = routes.get(name);
    if (step !== undefined) return follow(step, routes);
  }
  return undefined;
}

function follow<Goal>(first: Step<Goal>, routes: ReadonlyMap<string, Step<Goal>>): Route<Goal> | undefined {
  const labels: string[] = [];
  for (let step: Step<Goal> | undefined = first; step !== undefined; ) {
    labels.push(step.label);
    if ('goal' in step.to) return { labels, goal: step.to.goal };
    step = routes.get(step.to.name);
  }
  return undefined;
}
