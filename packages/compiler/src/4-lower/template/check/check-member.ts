import type { Span } from '@outcrop/grammar';
import { viewFieldType } from 'outcrop/program';
import type { TemplateEnvironment } from '../template-environment.ts';
import type { CheckContext } from './check-context.ts';
import { resolveFieldType } from './resolve-field-type.ts';
import { describeType, itemOf, membersOf, STRING, type TemplateType, UNKNOWN, unionOf } from './template-type.ts';

/** A lookup by a name that is written out: `subject.name`. */
export interface MemberLookup {
  readonly name: string;
  readonly nameSpan: Span;
  readonly subject: Span;
}

/** Gives the type of a property, and reports one that is not there. */
export function checkMember(target: TemplateType, lookup: MemberLookup, context: CheckContext): TemplateType {
  const members = membersOf(target);
  const types = members.map((member) => findMember(member, lookup.name, context.environment));
  const missing = members.filter((_, index) => types[index] === undefined);
  const [first] = missing;
  if (first === undefined) return unionOf(types.map((type) => type ?? UNKNOWN));
  const isOnlySometimesNull = missing.length < members.length && missing.every(({ kind }) => kind === 'none' || kind === 'undefined');
  if (isOnlySometimesNull) reportNullable(lookup, context);
  else reportMissing(first, lookup, context);
  return unionOf(types.map((type) => type ?? UNKNOWN));
}

/** Gives the type of `target[index]` where the index is not a name that is written out. */
export function elementType(target: TemplateType): TemplateType {
  return unionOf(membersOf(target).map(elementOfMember));
}

function elementOfMember(target: TemplateType): TemplateType {
  switch (target.kind) {
    case 'list':
    case 'tuple':
    case 'enum':
      return itemOf(target) ?? UNKNOWN;
    case 'map':
      return target.value;
    case 'string':
      return STRING;
    default:
      return UNKNOWN;
  }
}

/** The type of a property, undefined when a type has none of that name. */
function findMember(type: TemplateType, name: string, environment: TemplateEnvironment): TemplateType | undefined {
  switch (type.kind) {
    case 'unknown':
      return UNKNOWN;
    case 'map':
      return type.value;
    case 'class':
      return findField(type.name, name, environment);
    case 'enum':
      return hasValue(type.name, name, environment) ? { kind: 'enum-value', name: type.name } : undefined;
    case 'enum-value':
      return name === 'value' ? STRING : undefined;
    case 'object':
      return type.members.get(name);
    case 'function':
      return name === 'name' || name === 'arguments' ? UNKNOWN : undefined;
    case 'tuple':
    case 'list':
      // The groups of `|groupby` are lists with members.
      return name === 'grouper' || name === 'list' ? UNKNOWN : undefined;
    default:
      return undefined;
  }
}

function findField(className: string, name: string, environment: TemplateEnvironment): TemplateType | undefined {
  const data = environment.classes.get(className);
  if (data === undefined) return UNKNOWN;
  const field = Object.hasOwn(data.fields, name) ? data.fields[name] : undefined;
  if (field !== undefined) return resolveFieldType(field, environment);
  return data.dynamic === true ? UNKNOWN : undefined;
}

function hasValue(enumName: string, value: string, environment: TemplateEnvironment): boolean {
  const data = environment.enums.get(enumName);
  return data === undefined || data.dynamic === true || Object.hasOwn(data.values, value);
}

function reportNullable({ name, nameSpan, subject }: MemberLookup, { report, textOf }: CheckContext): void {
  report('template-maybe-null', nameSpan, { subject: textOf(subject), name });
}

function reportMissing(owner: TemplateType, lookup: MemberLookup, context: CheckContext): void {
  const { name, nameSpan, subject } = lookup;
  const { report, suggest, textOf, environment } = context;
  switch (owner.kind) {
    case 'class': {
      const field = fieldWithAlias(owner.name, name, environment);
      const hint = field === undefined ? suggest(name, propertyNames(owner, environment)) : `\`${name}\` is the alias of \`${field}\``;
      report('template-unknown-property', nameSpan, { owner: `class \`${owner.name}\``, name }, { hint });
      break;
    }
    case 'enum':
    case 'enum-value':
    case 'object': {
      if (owner.kind === 'object' && owner.name === '_.checks') {
        report('template-unknown-check', nameSpan, { name }, { hint: suggest(name, owner.members.keys()) });
        break;
      }
      const known = `${owner.kind === 'object' ? '' : 'enum '}\`${owner.name}\``;
      report('template-unknown-property', nameSpan, { owner: known, name }, { hint: suggest(name, propertyNames(owner, environment)) });
      break;
    }
    default:
      report('template-no-properties', nameSpan, { subject: textOf(subject), found: describeType(owner), name });
  }
}

function propertyNames(owner: TemplateType, { classes, enums }: TemplateEnvironment): Iterable<string> {
  switch (owner.kind) {
    case 'class':
      return Object.keys(classes.get(owner.name)?.fields ?? {});
    case 'enum':
      return Object.keys(enums.get(owner.name)?.values ?? {});
    case 'enum-value':
      return ['value'];
    case 'object':
      return owner.members.keys();
    default:
      return [];
  }
}

function fieldWithAlias(className: string, alias: string, { classes }: TemplateEnvironment): string | undefined {
  const fields = Object.entries(classes.get(className)?.fields ?? {});
  return fields.find(([, type]) => {
    const view = viewFieldType(type);
    return view.kind === 'attributed' && view.attributes.alias === alias;
  })?.[0];
}
