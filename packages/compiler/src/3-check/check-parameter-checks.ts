import { type Attribute, type Parameter, relatedPlaceAt, type TypeExpression } from '@outcrop/grammar';
import type { Declared } from '../1-bind/declared.ts';
import type { Project } from '../1-bind/project.ts';
import { typesWithin } from '../1-bind/type-use.ts';
import type { Reporter } from '../reporter.ts';
import { findRoutes, routeFrom, type Step } from './find-routes.ts';

type Routes = ReadonlyMap<string, Step<Declared<Attribute>>>;

/** Checks that no parameter type has a `@check`, directly or through classes and aliases; `@@check` of a class does not count (OC304). */
export function checkParameterChecks(project: Project, reporter: Reporter): void {
  const routes: Routes = findRoutes(project, ({ type, attributes }, file) => {
    const check = findCheck(type, attributes);
    return check && { node: check, file };
  });
  for (const { node, file } of [...project.functions, ...project.templateStrings]) {
    for (const parameter of node.parameters) checkParameter({ node: parameter, file }, routes, reporter);
  }
}

function checkParameter({ node, file }: Declared<Parameter>, routes: Routes, reporter: Reporter): void {
  const direct = findCheck(node.type, []);
  const route = direct === undefined ? routeFrom(node.type, routes) : { labels: [], goal: { node: direct, file } };
  if (route === undefined) return;
  const labels = [`\`${node.name.text}\``, ...route.labels.map((label) => `\`${label}\``)];
  const related = [relatedPlaceAt(route.goal.file, route.goal.node.span, 'the check is declared here')];
  reporter.in(file)('check-in-parameter', node.type.span, { path: labels.join(' → ') }, { related });
}

function findCheck(type: TypeExpression, outside: readonly Attribute[]): Attribute | undefined {
  for (const inner of typesWithin(type)) {
    const check = inner.attributes.find(isCheck);
    if (check !== undefined) return check;
  }
  return outside.find(isCheck);
}

function isCheck({ name }: Attribute): boolean {
  return name.text === 'check';
}
