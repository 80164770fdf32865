import type { Attribute } from '@outcrop/grammar';
import type { Project } from '../../1-bind/project.ts';
import type { Reporter } from '../../reporter.ts';
import { type AttributeSite, attributeSites } from './attribute-site.ts';
import { ATTRIBUTES, type AttributePlace, PLACE_WORDS } from './attribute-table.ts';

/** Checks that attributes exist and stand where they belong (OC301), and warns where they do nothing (OC901). */
export function checkAttributePlaces(project: Project, reporter: Reporter): void {
  for (const site of attributeSites(project)) for (const attribute of site.attributes) checkPlace(attribute, site, reporter);
}

function checkPlace(attribute: Attribute, { place, file }: AttributeSite, reporter: Reporter): void {
  const { text } = attribute.name;
  if (text === '') return;
  const report = reporter.in(file);
  const name = `${attribute.isBlock ? '@@' : '@'}${text}`;
  const rule = ATTRIBUTES.get(text);
  if (rule === undefined) {
    const known = [...ATTRIBUTES.keys()].map((other) => `${attribute.isBlock ? '@@' : '@'}${other}`);
    report('unknown-attribute', attribute.span, { name }, { hint: reporter.suggest(name, known) });
    return;
  }
  const effect = attribute.isBlock === isBlockPlace(place) ? rule.places[place] : undefined;
  if (effect === 'nothing') report('attribute-without-effect', attribute.span, { name, place: PLACE_WORDS[place] });
  if (effect !== undefined) return;
  report('misplaced-attribute', attribute.span, { name, place: PLACE_WORDS[place], places: placesOf(rule.places) });
}

function isBlockPlace(place: AttributePlace): boolean {
  return place === 'class' || place === 'enum' || place === 'test';
}

function placesOf(places: Readonly<Partial<Record<AttributePlace, string>>>): string {
  const words = Object.entries(places).flatMap(([place, effect]) => (effect === 'works' ? PLACE_WORDS[place as AttributePlace] : []));
  const last = words.pop();
  return words.length === 0 ? `${last}` : `${words.join(', ')} or ${last}`;
}
