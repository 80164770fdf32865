import type { ClassDeclaration, ListValue, MapValue, TypeExpression, Value } from '@outcrop/grammar';
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

/** Finds what is wrong with an argument for a type; values that are only known when the test runs fit anything. */
export type FindArgumentProblems = (argument: Argument, type: TypeExpression) => readonly ArgumentProblem[];

/** Makes the function that finds problems in the arguments of one test. */
export function createFindArgumentProblems(scope: TypeScope): FindArgumentProblems {
  // Members of unions are tried one after the other at each level: without a memory the work could grow with the power of the depth.
  const known = new Map<Value, Map<TypeExpression, readonly ArgumentProblem[]>>();

  function find(argument: Argument, type: TypeExpression): readonly ArgumentProblem[] {
    const ofValue = known.get(argument.value) ?? new Map<TypeExpression, readonly ArgumentProblem[]>();
    known.set(argument.value, ofValue);
    const problems = ofValue.get(type) ?? search(argument, type);
    ofValue.set(type, problems);
    return problems;
  }

  function search(argument: Argument, type: TypeExpression): readonly ArgumentProblem[] {
    const { value } = argument;
    const { types, isNullable, isOpen } = alternativesOf(type, scope);
    if (isOpen || isPoisoned(value) || value.kind === 'environment') return [];
    if (value.kind === 'null' && isNullable) return [];
    const outcomes = types.map((member) => findInMember(argument, member));
    const fitting = outcomes.find((problems) => problems.every(({ kind }) => kind === 'dropped'));
    if (fitting !== undefined) return fitting;
    // What goes wrong inside a value is worth telling only when it is clear which member was meant.
    const [near, other] = types.flatMap((member, index) => (hasShape(value, member, scope) ? [outcomes[index] ?? []] : []));
    return near !== undefined && other === undefined ? near : [wrong(argument, type)];
  }

  function wrong({ value, path }: Argument, type: TypeExpression): ArgumentProblem {
    return { kind: 'wrong', span: value.span, path, expected: describeType(type, scope), found: describeValue(value) };
  }

  /** `type` is a member as `alternativesOf` gives it. */
  function findInMember(argument: Argument, type: TypeExpression): readonly ArgumentProblem[] {
    const { value, path } = argument;
    if (type.kind === 'list' && value.kind === 'list') return findInItems(value, type.element, path);
    if (type.kind === 'map' && value.kind === 'map') return findInEntries(value, type, path);
    if (type.kind === 'media' && value.kind === 'map') {
      const problem = findMediaProblem(value, type.name);
      return problem === undefined ? [] : [{ kind: 'media', path, ...problem }];
    }
    const named = type.kind === 'named' ? findType(scope, type.name.text) : undefined;
    if (named?.node.kind === 'class' && value.kind === 'map') return findInFields(value, { node: named.node, file: named.file }, path);
    return isScalarOf(value, type, scope) ? [] : [wrong(argument, type)];
  }

  function findInItems({ items }: ListValue, element: TypeExpression, path: string): readonly ArgumentProblem[] {
    return items.flatMap((value, index) => find({ value, path: `${path}[${index}]` }, element));
  }

  function findInEntries(map: MapValue, type: Extract<TypeExpression, { kind: 'map' }>, path: string): readonly ArgumentProblem[] {
    return map.entries.flatMap(({ key, value }): readonly ArgumentProblem[] => {
      const keyPath = `${path}.${key.text}`;
      const isKey = isKeyOf(key.text, type.key, scope);
      const expected = `keyed by ${describeType(type.key, scope)}`;
      const keyProblem: ArgumentProblem = { kind: 'wrong', span: key.span, path, expected, found: JSON.stringify(key.text) };
      return [...(isKey ? [] : [keyProblem]), ...find({ value, path: keyPath }, type.value)];
    });
  }

  function findInFields(map: MapValue, declared: Declared<ClassDeclaration>, path: string): readonly ArgumentProblem[] {
    const fields = fieldsOf(scope, declared).map(({ node }) => node);
    const isWhole = !declared.node.recovered && !declared.node.attributes.some(({ name }) => name.text === 'dynamic');
    const names = new Set(fields.map(({ name }) => name.text));
    const entries = new Map(map.entries.map((entry) => [entry.key.text, entry]));
    const dropped = map.entries.filter(({ key }) => isWhole && !names.has(key.text));
    return [
      ...dropped.map(({ key }): ArgumentProblem => {
        return { kind: 'dropped', span: key.span, path: `${path}.${key.text}`, class: declared.node.name.text };
      }),
      ...fields.flatMap(({ name, type }) => {
        const entry = entries.get(name.text);
        const fieldPath = `${path}.${name.text}`;
        return entry === undefined
          ? findAbsence(map, { type, path: fieldPath, scope })
          : find({ value: entry.value, path: fieldPath }, type);
      }),
    ];
  }

  return find;
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
