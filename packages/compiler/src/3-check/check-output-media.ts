import type { MediaType, TypeExpression } from '@outcrop/grammar';
import type { Project } from '../1-bind/project.ts';
import { typesWithin } from '../1-bind/type-use.ts';
import { withoutParentheses } from '../1-bind/whole-type.ts';
import type { Reporter } from '../reporter.ts';
import { findRoutes, type Part, type Route, routeFrom } from './find-routes.ts';

/**
 * Checks that functions return no media: an error where every value would have one, a warning where it can be left out, as in a class that
 * serves for input too (OC206).
 */
// Differs: the reference implementation compiles such functions and crashes when it renders the output format.
export function checkOutputMedia(project: Project, reporter: Reporter): void {
  const needed = findRoutes(project, (part) => mediaIn(typesNeeded(part)), typesNeeded);
  const possible = findRoutes(project, ({ type }) => mediaIn(typesWithin(type)));
  for (const { node, file } of project.functions) {
    const { returnType } = node;
    const media = mediaIn(typesWithin(returnType));
    const error = media === undefined ? routeFrom(returnType, needed) : { labels: [], goal: media };
    const route = error ?? routeFrom(returnType, possible);
    if (route === undefined) continue;
    const key = error === undefined ? 'media-never-filled' : 'media-in-output';
    reporter.in(file)(key, returnType.span, { path: pathOf(route), media: route.goal });
  }
}

/** What cannot be left out: a field that is optional, a list, a map or a union can do without the types in it. */
function typesNeeded({ kind, type }: Part): Iterable<TypeExpression> {
  return kind === 'field' ? [withoutParentheses(type)] : typesWithin(type);
}

function mediaIn(types: Iterable<TypeExpression>): MediaType['name'] | undefined {
  for (const type of types) if (type.kind === 'media') return type.name;
  return undefined;
}

function pathOf({ labels }: Route<unknown>): string {
  return labels.length === 0 ? 'the return type' : labels.map((label) => `\`${label}\``).join(' → ');
}
