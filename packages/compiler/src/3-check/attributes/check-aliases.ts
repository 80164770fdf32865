import { type Attribute, type EnumValue, type Field, relatedPlaceAt, type SourceFile } from '@outcrop/grammar';
import type { Project } from '../../1-bind/project.ts';
import { attributesOfWhole } from '../../1-bind/whole-type.ts';
import { stringOf } from '../../2-resolve/values.ts';
import type { Reporter } from '../../reporter.ts';

/** Warns when the model sees two fields of a class, or two values of an enum, under one name (OC901). */
export function checkAliases(project: Project, reporter: Reporter): void {
  for (const { node, file } of project.classes) {
    checkMembers(
      node.fields.map((field) => memberOf(field, attributesOfWhole(field))),
      file,
      reporter,
    );
  }
  for (const { node, file } of project.enums) {
    checkMembers(
      node.values.map((value) => memberOf(value, value.attributes)),
      file,
      reporter,
    );
  }
}

interface Member {
  readonly name: string;
  readonly alias?: { readonly text: string; readonly attribute: Attribute };
  readonly node: Field | EnumValue;
}

function memberOf(node: Field | EnumValue, attributes: readonly Attribute[]): Member {
  const attribute = attributes.find(({ name, isBlock }) => name.text === 'alias' && !isBlock);
  const value = attribute?.arguments[0];
  const text = value === undefined ? undefined : stringOf(value);
  return { name: node.name.text, node, ...(attribute !== undefined && text !== undefined && { alias: { text, attribute } }) };
}

function checkMembers(members: readonly Member[], file: SourceFile, reporter: Reporter): void {
  const seen = new Map<string, Member>();
  for (const member of members) {
    const shown = member.alias?.text ?? member.name;
    const first = seen.get(shown);
    if (first === undefined) {
      seen.set(shown, member);
      continue;
    }
    // Two members of one name are an error of their own.
    const attribute = member.alias?.attribute ?? first.alias?.attribute;
    if (attribute === undefined || member.name === first.name) continue;
    const related = [relatedPlaceAt(file, first.node.name.span, `\`${first.name}\` is declared here`)];
    reporter.in(file)('alias-taken', attribute.span, { name: member.name, other: first.name, alias: shown }, { related });
  }
}
