import type { TypeExpression } from '@outcrop/grammar';
import type { Project } from '../1-bind/project.ts';
import { typesWithin } from '../1-bind/type-use.ts';
import type { Reporter } from '../reporter.ts';
import { findRoutes, routeFrom } from './find-routes.ts';

/** Checks that no return type holds media, directly or through classes and aliases (OC206). */
// Differs: the reference implementation compiles such functions and crashes when it renders the output format.
export function checkOutputMedia(project: Project, reporter: Reporter): void {
  const routes = findRoutes(project, ({ type }) => mediaIn(type));
  for (const { node, file } of project.functions) {
    const media = mediaIn(node.returnType);
    const route = media === undefined ? routeFrom(node.returnType, routes) : { labels: [], goal: media };
    if (route === undefined) continue;
    const path = route.labels.length === 0 ? 'the return type' : route.labels.map((label) => `\`${label}\``).join(' → ');
    reporter.in(file)('media-in-output', node.returnType.span, { path, media: route.goal });
  }
}

function mediaIn(type: TypeExpression): string | undefined {
  for (const inner of typesWithin(type)) if (inner.kind === 'media') return inner.name;
  return undefined;
}
