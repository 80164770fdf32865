import { type Attribute, relatedPlaceAt, type SourceFile, type Value } from '@outcrop/grammar';
import type { Project } from '../../1-bind/project.ts';
import { describeValue, stringOf } from '../../2-resolve/values.ts';
import type { Reporter } from '../../reporter.ts';
import { type AttributeSite, attributeSites } from './attribute-site.ts';
import { ATTRIBUTES, type AttributeRule } from './attribute-table.ts';

/** Checks the arguments of attributes (OC302), and that what may stand once stands once (OC202). */
export function checkAttributeArguments(project: Project, reporter: Reporter): void {
  for (const site of attributeSites(project)) {
    for (const attribute of site.attributes) checkArguments({ attribute, file: site.file }, reporter);
    checkRepetition(site, reporter);
  }
}

interface PlacedAttribute {
  readonly attribute: Attribute;
  readonly file: SourceFile;
}

function checkArguments({ attribute, file }: PlacedAttribute, reporter: Reporter): void {
  const rule = ATTRIBUTES.get(attribute.name.text);
  if (rule === undefined || attribute.recovered || attribute.arguments.some(({ kind, recovered }) => kind === 'broken' || recovered))
    return;
  const problem = problemWith(attribute, rule);
  if (problem === undefined) return;
  const form = attribute.isBlock && !rule.form.startsWith('@@') ? `@${rule.form}` : rule.form;
  reporter.in(file)('attribute-arguments', attribute.argumentsSpan ?? attribute.span, { problem, form });
}

function problemWith({ name, isBlock, arguments: values }: Attribute, { takes }: AttributeRule): string | undefined {
  const label = `\`${isBlock ? '@@' : '@'}${name.text}\``;
  const [first, second, third] = values;
  if (third !== undefined) return 'an attribute has at most two arguments';
  switch (takes) {
    case 'nothing':
      return first === undefined ? undefined : `${label} has no arguments`;
    case 'text':
      if (second !== undefined) return `${label} has one argument`;
      return first === undefined ? `${label} needs a text` : problemWithText(label, name.text === 'alias', first);
    case 'named-expression':
      return second === undefined ? `${label} needs a name and an expression` : (problemWithName(first) ?? problemWithExpression(second));
    case 'expression':
      if (first === undefined) return `${label} needs an expression`;
      return second === undefined ? problemWithExpression(first) : (problemWithName(first) ?? problemWithExpression(second));
  }
}

function problemWithText(label: string, isAlias: boolean, value: Value): string | undefined {
  const text = stringOf(value);
  if (text === undefined) return `${label} needs a text, got ${describeValue(value)}`;
  return isAlias && text === '' ? 'an alias cannot be empty' : undefined;
}

function problemWithName(value: Value | undefined): string | undefined {
  if (value?.kind === 'bare' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value.value)) return undefined;
  return value === undefined
    ? 'the name is missing'
    : `${describeValue(value)} cannot be the name: write it bare, in letters, digits and \`_\``;
}

function problemWithExpression(value: Value): string | undefined {
  return value.kind === 'template-expression' ? undefined : `the expression stands in \`{{ }}\`, got ${describeValue(value)}`;
}

function checkRepetition({ attributes, file }: AttributeSite, reporter: Reporter): void {
  const seen = new Map<string, Attribute>();
  for (const attribute of attributes) {
    const identity = identityOf(attribute);
    if (identity === undefined) continue;
    const first = seen.get(identity.name);
    if (first === undefined) {
      seen.set(identity.name, attribute);
    } else {
      const related = [relatedPlaceAt(file, first.span, `the first ${identity.what} \`${identity.name}\``)];
      reporter.in(file)('duplicate', attribute.span, identity, { related });
    }
  }
}

/** What must not occur twice at one place: most attributes, and the names of checks, because results are keyed by them. */
function identityOf({
  name,
  isBlock,
  arguments: [first, second],
}: Attribute): { readonly what: string; readonly name: string } | undefined {
  const rule = ATTRIBUTES.get(name.text);
  if (rule === undefined) return undefined;
  if (rule.isUnique || (isBlock && name.text.startsWith('stream.')))
    return { what: 'attribute', name: `${isBlock ? '@@' : '@'}${name.text}` };
  if (name.text !== 'check' || first?.kind !== 'bare' || second === undefined) return undefined;
  return { what: 'check', name: first.value };
}
