import type { ClassDeclaration, MapType, MapValue, MediaType, TypeExpression, Value } from '@outcrop/grammar';
import { alternativesOf } from '../../1-bind/alternatives.ts';
import type { Declared } from '../../1-bind/declared.ts';
import { fieldsOf, findType, type TypeScope } from '../../1-bind/type-scope.ts';
import { describeValue, isPoisoned } from '../../2-resolve/values.ts';
import type { ArgumentProblem } from './argument-problem.ts';
import { describeType } from './describe-type.ts';
import { findMediaProblem } from './find-media-problem.ts';
import { hasShape, isKeyOf, isScalarOf } from './scalar-fit.ts';

/** A value of a test and the path to it: `args.item.qty`. */
interface Argument {
  readonly value: Value;
  readonly path: string;
}

/** What the search for problems in the arguments of one test needs. */
export interface ArgumentSearch {
  readonly scope: TypeScope;
  /**
   * What was found. Members of unions are tried one after the other at each level: without a memory the work could grow with the power of
   * the depth.
   */
  readonly known: Map<Value, Map<TypeExpression, readonly ArgumentProblem[]>>;
}

/** Finds what is wrong with an argument for a type; values that are only known when the test runs fit anything. */
export function findArgumentProblems(argument: Argument, type: TypeExpression, search: ArgumentSearch): readonly ArgumentProblem[] {
  const ofValue = search.known.get(argument.value) ?? new Map<TypeExpression, readonly ArgumentProblem[]>();
  search.known.set(argument.value, ofValue);
  const problems = ofValue.get(type) ?? findInAlternatives(argument, type, search);
  ofValue.set(type, problems);
  return problems;
}

function findInAlternatives(argument: Argument, type: TypeExpression, search: ArgumentSearch): readonly ArgumentProblem[] {
  const { value } = argument;
  const { types, isNullable, isOpen } = alternativesOf(type, search.scope);
  if (isOpen || isPoisoned(value) || value.kind === 'environment') return [];
  if (value.kind === 'null' && isNullable) return [];
  const outcomes = types.map((member) => findInMember(argument, member, search));
  const fitting = outcomes.find((problems) => problems.every(({ kind }) => kind === 'dropped'));
  if (fitting !== undefined) return fitting;
  // What goes wrong inside a value is worth telling only when it is clear which member was meant.
  const [near, other] = types.flatMap((member, index) => (hasShape(value, member, search.scope) ? [outcomes[index] ?? []] : []));
  return near !== undefined && other === undefined ? near : [wrongKind(argument, type, search)];
}

function wrongKind({ value, path }: Argument, type: TypeExpression, { scope }: ArgumentSearch): ArgumentProblem {
  return { kind: 'wrong', span: value.span, path, expected: describeType(type, scope), found: describeValue(value) };
}

/** `type` is a member as `alternativesOf` gives it. */
function findInMember(argument: Argument, type: TypeExpression, search: ArgumentSearch): readonly ArgumentProblem[] {
  const { value, path } = argument;
  if (type.kind === 'list' && value.kind === 'list') {
    return value.items.flatMap((item, index) => findArgumentProblems({ value: item, path: `${path}[${index}]` }, type.element, search));
  }
  if (value.kind === 'map') {
    const named = type.kind === 'named' ? findType(search.scope, type.name.text) : undefined;
    if (named?.node.kind === 'class') return findInFields({ value, path }, { node: named.node, file: named.file }, search);
    if (type.kind === 'map') return findInEntries({ value, path }, type, search);
    if (type.kind === 'media') return findInMedia({ value, path }, type);
  }
  return isScalarOf(value, type, search.scope) ? [] : [wrongKind(argument, type, search)];
}

interface MapArgument {
  readonly value: MapValue;
  readonly path: string;
}

function findInMedia({ value, path }: MapArgument, { name }: MediaType): readonly ArgumentProblem[] {
  const problem = findMediaProblem(value, name);
  return problem === undefined ? [] : [{ kind: 'media', path, ...problem }];
}

function findInEntries({ value: map, path }: MapArgument, type: MapType, search: ArgumentSearch): readonly ArgumentProblem[] {
  return map.entries.flatMap(({ key, value }): readonly ArgumentProblem[] => {
    const inValue = findArgumentProblems({ value, path: `${path}.${key.text}` }, type.value, search);
    if (isKeyOf(key.text, type.key, search.scope)) return inValue;
    const expected = `keyed by ${describeType(type.key, search.scope)}`;
    return [{ kind: 'wrong', span: key.span, path, expected, found: JSON.stringify(key.text) }, ...inValue];
  });
}

function findInFields(
  { value: map, path }: MapArgument,
  declared: Declared<ClassDeclaration>,
  search: ArgumentSearch,
): readonly ArgumentProblem[] {
  const { scope } = search;
  const { node } = declared;
  const fields = fieldsOf(scope, declared).map((field) => field.node);
  const names = new Set(fields.map(({ name }) => name.text));
  const entries = new Map(map.entries.map((entry) => [entry.key.text, entry]));
  const isOpen = node.recovered || node.attributes.some(({ name }) => name.text === 'dynamic');
  const dropped = isOpen ? [] : map.entries.filter(({ key }) => !names.has(key.text));
  return [
    ...dropped.map(({ key }): ArgumentProblem => {
      return { kind: 'dropped', span: key.span, path: `${path}.${key.text}`, class: node.name.text };
    }),
    ...fields.flatMap(({ name, type }) => {
      const value = entries.get(name.text)?.value;
      const fieldPath = `${path}.${name.text}`;
      return value === undefined
        ? findAbsence(map, { type, path: fieldPath, scope })
        : findArgumentProblems({ value, path: fieldPath }, type, search);
    }),
  ];
}

/** A parameter or field for which there is no value. */
export interface Absence {
  readonly type: TypeExpression;
  readonly path: string;
  readonly scope: TypeScope;
}

/** Finds out whether something may be left out of a map. */
export function findAbsence(map: MapValue, { type, path, scope }: Absence): readonly ArgumentProblem[] {
  const { isNullable, isOpen } = alternativesOf(type, scope);
  if (isNullable || isOpen || map.recovered) return [];
  return [{ kind: 'missing', span: map.span, path, expected: describeType(type, scope) }];
}
