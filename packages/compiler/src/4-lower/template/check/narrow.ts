import type { AstExpression } from '../template-ast.ts';
import { isNothing, keepMembers, type TemplateType } from './template-type.ts';

/** Types that hold while a condition does, by path: `p.kid`. */
export type Facts = ReadonlyMap<string, TemplateType>;

/** What a condition tells about variables and their properties. */
export interface Outcomes {
  readonly whenTrue: Facts;
  readonly whenFalse: Facts;
}

const NO_FACTS: Facts = new Map();
const NOTHING_TOLD: Outcomes = { whenTrue: NO_FACTS, whenFalse: NO_FACTS };

type TypeOf = (expression: AstExpression) => TemplateType;

/** Tells what follows from a condition: from `p.kid`, `not p.kid`, `p.kid is not none`, `p.kid != none`, `p.kid is defined`, `and`, `or`. */
export function narrow(condition: AstExpression, typeOf: TypeOf): Outcomes {
  switch (condition.kind) {
    case 'variable':
    case 'member':
    case 'index':
      return split(
        condition,
        typeOf,
        (member) => !isNothing(member),
        () => true,
      );
    case 'not':
      return swap(narrow(condition.operand, typeOf));
    case 'test':
      return narrowByTest(condition.test.name, condition.input, typeOf);
    case 'binary':
      return narrowByOperator(condition.operator, condition.left, condition.right, typeOf);
    default:
      return NOTHING_TOLD;
  }
}

function narrowByOperator(operator: string, left: AstExpression, right: AstExpression, typeOf: TypeOf): Outcomes {
  if (operator === 'and') return { whenTrue: merge(narrow(left, typeOf).whenTrue, narrow(right, typeOf).whenTrue), whenFalse: NO_FACTS };
  if (operator === 'or') return { whenTrue: NO_FACTS, whenFalse: merge(narrow(left, typeOf).whenFalse, narrow(right, typeOf).whenFalse) };
  if ((operator !== '==' && operator !== '!=') || right.kind !== 'constant') return NOTHING_TOLD;
  const isEqual =
    right.value === null
      ? split(left, typeOf, isNothing, (member) => !isNothing(member))
      : split(
          left,
          typeOf,
          (member) => !isNothing(member),
          () => true,
        );
  return operator === '==' ? isEqual : swap(isEqual);
}

/** What the tests of kinds keep of a union. */
const KINDS: ReadonlyMap<string, readonly TemplateType['kind'][]> = new Map<string, readonly TemplateType['kind'][]>([
  ['none', ['none', 'undefined']],
  ['undefined', ['none', 'undefined']],
  ['string', ['string']],
  ['boolean', ['bool']],
  ['number', ['int', 'float']],
  ['integer', ['int']],
  ['int', ['int']],
  ['float', ['float']],
  ['mapping', ['map', 'class']],
  ['sequence', ['list', 'tuple']],
]);

function narrowByTest(test: string, input: AstExpression, typeOf: TypeOf): Outcomes {
  if (test === 'defined') return split(input, typeOf, (member) => !isNothing(member), isNothing);
  const kinds = KINDS.get(test);
  if (kinds === undefined) return NOTHING_TOLD;
  return split(
    input,
    typeOf,
    ({ kind }) => kinds.includes(kind),
    ({ kind }) => !kinds.includes(kind),
  );
}

function split(
  expression: AstExpression,
  typeOf: TypeOf,
  isKeptWhenTrue: (member: TemplateType) => boolean,
  isKeptWhenFalse: (member: TemplateType) => boolean,
): Outcomes {
  const path = pathOf(expression);
  if (path === undefined) return NOTHING_TOLD;
  const type = typeOf(expression);
  return {
    whenTrue: new Map([[path, keepMembers(type, isKeptWhenTrue)]]),
    whenFalse: new Map([[path, keepMembers(type, isKeptWhenFalse)]]),
  };
}

/** The path of a variable or of a property of one: `p`, `p.kid`, `p["kid"]`; undefined for anything else. */
export function pathOf(expression: AstExpression): string | undefined {
  if (expression.kind === 'variable') return expression.name;
  const key = propertyOf(expression);
  if (key === undefined || (expression.kind !== 'member' && expression.kind !== 'index')) return undefined;
  const target = pathOf(expression.target);
  return target === undefined ? undefined : `${target}.${key}`;
}

/** The name of the property that an expression looks up, where it is written out. */
export function propertyOf(expression: AstExpression): string | undefined {
  if (expression.kind === 'member') return expression.member.name;
  if (expression.kind !== 'index' || expression.index.kind !== 'constant') return undefined;
  return typeof expression.index.value === 'string' ? expression.index.value : undefined;
}

function merge(first: Facts, second: Facts): Facts {
  return new Map([...first, ...second]);
}

function swap({ whenTrue, whenFalse }: Outcomes): Outcomes {
  return { whenTrue: whenFalse, whenFalse: whenTrue };
}
