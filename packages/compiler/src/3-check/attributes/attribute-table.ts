/** Where an attribute can stand. */
export type AttributePlace = 'field' | 'value' | 'class' | 'enum' | 'alias' | 'inner' | 'parameter' | 'result' | 'test';

/** What an attribute does at a place: `refused` has an error of its own. Absent means that it does not belong there. */
type AttributeEffect = 'works' | 'nothing' | 'refused';

/** One attribute of the language. */
export interface AttributeRule {
  /** How it is written. */
  readonly form: string;
  readonly takes: 'text' | 'nothing' | 'expression' | 'named-expression';
  /** At most once a place. */
  readonly isUnique: boolean;
  readonly places: Readonly<Partial<Record<AttributePlace, AttributeEffect>>>;
}

const NAMING: AttributeRule['places'] = {
  field: 'works',
  value: 'works',
  class: 'works',
  enum: 'works',
  inner: 'nothing',
  parameter: 'nothing',
  result: 'nothing',
};

const CONSTRAINT: AttributeRule['places'] = {
  field: 'works',
  value: 'nothing',
  class: 'works',
  enum: 'works',
  alias: 'works',
  inner: 'works',
  result: 'works',
  test: 'works',
};

const STREAMING: AttributeRule = {
  form: '@stream.done',
  takes: 'nothing',
  isUnique: false,
  places: {
    field: 'works',
    value: 'nothing',
    class: 'works',
    enum: 'nothing',
    alias: 'works',
    inner: 'works',
    parameter: 'nothing',
    result: 'works',
  },
};

/** All attributes (`spec/language.md` 6.2), by name without `@`. */
export const ATTRIBUTES: ReadonlyMap<string, AttributeRule> = new Map<string, AttributeRule>([
  ['alias', { form: '@alias("name")', takes: 'text', isUnique: true, places: NAMING }],
  ['description', { form: '@description("text")', takes: 'text', isUnique: true, places: NAMING }],
  [
    'skip',
    {
      form: '@skip',
      takes: 'nothing',
      isUnique: true,
      places: {
        field: 'works',
        value: 'works',
        class: 'nothing',
        enum: 'nothing',
        inner: 'nothing',
        parameter: 'nothing',
        result: 'nothing',
      },
    },
  ],
  [
    'assert',
    { form: '@assert(name, {{ expression }})', takes: 'expression', isUnique: false, places: { ...CONSTRAINT, parameter: 'nothing' } },
  ],
  [
    'check',
    { form: '@check(name, {{ expression }})', takes: 'named-expression', isUnique: false, places: { ...CONSTRAINT, parameter: 'refused' } },
  ],
  ['stream.done', STREAMING],
  ['stream.not_null', { ...STREAMING, form: '@stream.not_null' }],
  ['stream.with_state', { ...STREAMING, form: '@stream.with_state' }],
  ['dynamic', { form: '@@dynamic', takes: 'nothing', isUnique: true, places: { class: 'works', enum: 'works' } }],
]);

/** Places as messages name them. */
export const PLACE_WORDS: Readonly<Record<AttributePlace, string>> = {
  field: 'on a field',
  value: 'on an enum value',
  class: 'on a class',
  enum: 'on an enum',
  alias: 'on a type alias',
  inner: 'inside a type',
  parameter: 'on a parameter type',
  result: 'on a return type',
  test: 'in a test',
};
