import { describe, expect, it } from 'vitest';
import type { Expression, Template, TemplateStringData } from '../program/index.ts';
import { evaluateConstraint, evaluateExpression } from './evaluate-expression.ts';
import { renderTemplate } from './render-template.ts';
import type { RunOptions } from './start-run.ts';
import { TemplateError } from './template-error.ts';
import { EnumType, EnumValue, FloatValue, HostValue, type Namespace, type TemplateValue } from './values.ts';

const $ = (name: string): Expression => ['$', name];
const member = (target: string, name: string): Expression => ['.', $(target), name];
const call = (name: string, ...args: Expression[]): Expression => ['()', $(name), args];

const red = new EnumValue('RED', 'rouge');
const role = new HostValue('function role', {
  call: ([name], keywords) => `<${String(name)}${keywords.map(([key]) => ` ${key}`).join('')}>`,
});
const variables = new Map<string, TemplateValue>([
  ['n', 5],
  ['xs', [3, 1, 2]],
  [
    'm',
    new Map([
      ['b', 2],
      ['a', 1],
    ]),
  ],
  ['Color', new EnumType('Color', new Map([['RED', red]]), [red])],
  ['_', new HostValue('_', { get: (name) => (name === 'role' ? role : undefined) })],
]);

const templateStrings: Readonly<Record<string, TemplateStringData>> = {
  Greet: { params: { who: 'string' }, body: ['Hi ', ['=', $('who')], ['=', $('n')], ['=', $('later')]] },
  Broken: { params: {}, body: ['\n', 2, ['=', call('nope')]] },
  Endless: { params: {}, body: [1, ['=', call('Endless')]] },
};

const render = (template: Template, options: RunOptions = {}): string =>
  renderTemplate(template, variables, { templateStrings, ...options });

describe('expressions', () => {
  it.each<[string, Expression, TemplateValue]>([
    ['a float', 1.5, new FloatValue(1.5)],
    ['a whole float', ['float', 2], new FloatValue(2)],
    ['a large int', ['int', '9007199254740993'], 9007199254740993n],
    ['an unknown variable', $('nope'), undefined],
    ['a name of the host', $('constructor'), undefined],
    ['a lookup', ['[]', $('m'), 'b'], 2],
    ['a slice', ['[:]', $('xs'), 1, null, null], [1, 2]],
    ['a filter', ['|', 'join', $('xs'), ['-']], '3-1-2'],
    ['a filter with a keyword', ['|', 'sort', $('xs'), [], [['reverse', true]]], [3, 2, 1]],
    ['a test', ['is', 'divisibleby', 6, [3]], true],
    ['not', ['not', 0], true],
    ['minus', ['neg', $('n')], -5],
    ['an operator', ['+', $('n'), 1], 6],
    ['concatenation', ['~', null, ['float', 1]], 'null1.0'],
    ['comparison', ['<=', 1, 1], true],
    ['in', ['in', 'b', $('m')], true],
    ['or gives an operand', ['or', 0, 'x'], 'x'],
    ['and gives an operand', ['and', 0, call('nope')], 0],
    ['an inline-if', ['?:', 0, 1, 2], 2],
    ['an inline-if without else', ['?:', 0, 1], undefined],
    ['a list', ['list', [1, ['list', []]]], [1, []]],
    ['a map', ['dict', [[$('n'), 'x']]], new Map([[5, 'x']])],
    ['range', ['()', $('range'), [1, 4]], [1, 2, 3]],
    ['range with a step', ['()', $('range'), [3, 0, -1]], [3, 2, 1]],
    [
      'dict',
      ['()', $('dict'), [$('m')], [['c', 3]]],
      new Map([
        ['b', 2],
        ['a', 1],
        ['c', 3],
      ]),
    ],
    ['spread arguments', ['()', $('range'), [['*', ['list', [1, 3]]]]], [1, 2]],
    ['a method', ['()', ['.', 'ab', 'upper'], []], 'AB'],
    ['a member of an enum', member('Color', 'RED'), red],
    ['the text of a body', ['text', ['a', ['=', $('n')]]], 'a5'],
  ])('%s', (_name, expression, expected) => {
    expect(evaluateExpression(expression, variables)).toEqual(expected);
  });
});

describe('statements', () => {
  it.each<[string, Template, string]>([
    ['text and values', ['a ', ['=', $('n')], ' b'], 'a 5 b'],
    [
      'if',
      [
        ['if', $('n'), ['y'], ['n']],
        ['if', 0, ['y'], ['n']],
        ['if', 0, ['y']],
      ],
      'yn',
    ],
    ['elif', [['if', 0, ['a'], [['if', 1, ['b'], ['c']]]]], 'b'],
    [
      'set is visible behind an if',
      [
        ['if', 1, [['set', 'y', 1]]],
        ['=', $('y')],
      ],
      '1',
    ],
    ['for', [['for', 'x', $('xs'), [['=', $('x')], ',']]], '3,1,2,'],
    ['for over a map', [['for', 'k', $('m'), [['=', $('k')]]]], 'ba'],
    ['for with else', [['for', 'x', null, ['a'], ['none']]], 'none'],
    [
      'for with a filter',
      [
        [
          'for',
          'x',
          $('xs'),
          [
            ['=', $('x')],
            ['=', member('loop', 'index')],
          ],
          ['none'],
          { if: ['>', $('x'), 1] },
        ],
      ],
      '3122',
    ],
    [
      'for that unpacks',
      [
        [
          'for',
          ['a', ['b', 'c']],
          ['list', [['list', [1, ['list', [2, 3]]]]]],
          [
            ['=', $('c')],
            ['=', $('a')],
          ],
        ],
      ],
      '31',
    ],
    [
      'set ends with the loop',
      [
        ['set', 'y', 0],
        [
          'for',
          'x',
          $('xs'),
          [
            ['set', 'y', ['+', $('y'), $('x')]],
            ['=', $('y')],
          ],
        ],
        ['=', $('y')],
      ],
      '3460',
    ],
    [
      'a loop variable ends with the loop',
      [
        ['for', 'x', $('xs'), []],
        ['=', ['is', 'defined', $('x')]],
      ],
      'false',
    ],
    [
      'a namespace keeps its attributes',
      [
        ['set', 'ns', ['()', $('namespace'), [], [['a', 0]]]],
        ['for', 'x', $('xs'), [['set.', $('ns'), 'a', ['+', member('ns', 'a'), $('x')]]]],
        ['=', member('ns', 'a')],
      ],
      '6',
    ],
    [
      'set that unpacks',
      [
        ['set', ['a', 'b'], ['list', [1, 2]]],
        ['=', $('b')],
      ],
      '2',
    ],
    [
      'with',
      [
        ['set', 'a', 1],
        [
          'with',
          [
            ['a', 2],
            ['b', $('a')],
          ],
          [
            ['=', $('a')],
            ['=', $('b')],
          ],
        ],
        ['=', $('a')],
      ],
      '211',
    ],
    [
      'a role',
      [
        ['role', 'user'],
        ['role', 'system', [['cache', 1]]],
      ],
      '<user><system cache>',
    ],
    [
      'a macro',
      [
        [
          'set',
          'g',
          [
            'macro',
            'g',
            ['a', ['b', ['+', $('a'), 1]]],
            [
              ['=', $('a')],
              ['=', $('b')],
            ],
          ],
        ],
        ['=', call('g', 1)],
        ['=', ['()', $('g'), [1], [['b', 5]]]],
      ],
      '1215',
    ],
    [
      'a macro sees what is set later',
      [
        ['set', 'g', ['macro', 'g', [], [['=', $('v')]]]],
        ['set', 'v', 7],
        ['=', call('g')],
      ],
      '7',
    ],
    [
      'a macro leaks nothing',
      [
        ['set', 'g', ['macro', 'g', [], [['set', 'v', 7]]]],
        ['=', call('g')],
        ['=', $('v')],
      ],
      '',
    ],
    [
      'a missing argument is undefined',
      [
        ['set', 'g', ['macro', 'g', ['a'], [['=', ['is', 'defined', $('a')]]]]],
        ['=', call('g')],
      ],
      'false',
    ],
    [
      'a macro has a name and arguments',
      [
        ['set', 'g', ['macro', 'g', ['a'], []]],
        ['=', $('g')],
        ['=', member('g', 'arguments')],
      ],
      '<macro g>["a"]',
    ],
    [
      'a call block',
      [
        ['set', 'g', ['macro', 'g', [], ['[', ['=', call('caller', 1)], ']']]],
        ['=', ['()', $('g'), [], [['caller', ['macro', 'caller', ['x'], [['=', $('x')]]]]]]],
      ],
      '[1]',
    ],
    [
      'a template string',
      [
        ['set', 'later', '!'],
        ['=', call('Greet', 'Al')],
      ],
      'Hi Al5!',
    ],
    [
      'a macro of the same name wins',
      [
        ['set', 'Greet', ['macro', 'Greet', [], ['mine']]],
        ['=', call('Greet')],
      ],
      'mine',
    ],
    [
      'a recursive loop',
      [
        [
          'for',
          'x',
          ['list', [1, ['list', [2, ['list', []]]]]],
          [
            [
              'if',
              ['is', 'sequence', $('x')],
              ['(', ['=', call('loop', $('x'))], ')'],
              [['=', $('x')], '@', ['=', member('loop', 'depth')]],
            ],
          ],
          ['E'],
          { recursive: true },
        ],
      ],
      '1@1(2@2())',
    ],
  ])('%s', (_name, template, expected) => {
    expect(render(template)).toBe(expected);
  });

  it('tells about the loop', () => {
    const members = ['index', 'index0', 'revindex', 'revindex0', 'first', 'last', 'length', 'depth0', 'previtem', 'nextitem', 'nope'];
    const shown: Expression = ['list', members.map((name) => member('loop', name))];
    expect(render([['for', 'x', $('xs'), [['=', shown], ';']]])).toBe(
      '[1, 0, 3, 2, true, false, 3, 0, undefined, 1, undefined];[2, 1, 2, 1, false, false, 3, 0, 3, 2, undefined];[3, 2, 1, 0, false, true, 3, 0, 1, undefined, undefined];',
    );
  });

  it('has functions of the loop', () => {
    const cycle: Expression = ['()', member('loop', 'cycle'), ['a', 'b']];
    const changed: Expression = ['()', member('loop', 'changed'), [$('x')]];
    expect(render([['for', 'x', ['list', [1, 1, 2]], [['=', cycle], ['=', changed], ' ']]])).toBe('atrue bfalse atrue ');
  });
});

describe('errors', () => {
  const fail = (template: Template, options: RunOptions = {}): TemplateError => {
    try {
      render(template, { name: 'Fn', ...options });
    } catch (error) {
      if (error instanceof TemplateError) return error;
      throw error;
    }
    throw new Error('nothing failed');
  };

  it.each<[string, Template, string]>([
    ['an unknown function', [['=', call('nope')]], 'unknown function "nope"'],
    ['a call of a value', [['=', call('n')]], '"n" is an integer, not a function'],
    ['a loop over a number', [['for', 'x', $('n'), []]], 'cannot iterate over an integer'],
    ['unpacking a number', [['set', ['a', 'b'], $('n')]], 'cannot unpack an integer into 2 names'],
    ['unpacking a list of another length', [['set', ['a', 'b'], $('xs')]], 'cannot unpack a list of 3 into 2 names'],
    ['an attribute of a map', [['set.', $('m'), 'a', 1]], 'only attributes of a namespace() can be set, not of a map'],
    [
      'too many arguments of a macro',
      [
        ['set', 'g', ['macro', 'g', ['a'], []]],
        ['=', call('g', 1, 2)],
      ],
      '"g" takes 1 arguments, not 2',
    ],
    [
      'an unknown argument of a macro',
      [
        ['set', 'g', ['macro', 'g', ['a'], []]],
        ['=', ['()', $('g'), [], [['b', 1]]]],
      ],
      '"g" has no argument "b"',
    ],
    [
      'an argument twice',
      [
        ['set', 'g', ['macro', 'g', ['a'], []]],
        ['=', ['()', $('g'), [1], [['a', 1]]]],
      ],
      '"g" gets "a" twice',
    ],
    ['loop() without recursion', [['for', 'x', $('xs'), [['=', call('loop', $('xs'))]]]], 'marked "recursive"'],
    ['loop.cycle()', [['for', 'x', $('xs'), [['=', ['()', member('loop', 'cycle'), []]]]]], 'at least one value'],
    ['a spread of a number', [['=', ['()', $('range'), [['*', 5]]]]], 'cannot iterate'],
    ['a spread of a list by name', [['=', ['()', $('dict'), [], [['**', $('xs')]]]]], '"**" needs a map, not a list'],
    ['a map with a list as key', [['=', ['dict', [[$('xs'), 1]]]]], 'a map key must be'],
    ['range without end', [['=', ['()', $('range'), [1e9]]]], 'at most 100000 numbers'],
    ['range with step 0', [['=', ['()', $('range'), [1, 2, 0]]]], 'cannot be 0'],
    ['range of a text', [['=', ['()', $('range'), ['x']]]], 'needs whole numbers, not text'],
    ['dict of a list', [['=', ['()', $('dict'), [$('xs')]]]], 'dict() needs a map, not a list'],
    ['endless recursion', [['=', call('Endless')]], '"Endless" is called from itself more than 500 levels deep'],
  ])('%s', (_name, template, message) => {
    expect(fail(template).message).toContain(message);
  });

  it('name the template and the line', () => {
    expect(fail(['a\n', 2, ['=', $('n')], '\n', 3, ['=', call('nope')]])).toMatchObject({ template: 'Fn', line: 3 });
    expect(fail([7, ['=', call('Broken')]])).toMatchObject({ template: 'Broken', line: 2 });
    expect(fail([7, ['for', 'x', $('xs'), [8, ['=', $('x')]]], ['=', call('nope')]])).toMatchObject({ template: 'Fn', line: 7 });
  });

  it('do not happen in branches that are not taken', () => {
    expect(
      render([
        [
          'if',
          0,
          [
            ['=', call('nope')],
            ['=', ['|', 'nope', 1]],
          ],
        ],
        'ok',
      ]),
    ).toBe('ok');
  });

  it('stop endless work and endless text', () => {
    const loop = (body: Template): Template => [['for', 'a', ['()', $('range'), [1000]], [['for', 'b', ['()', $('range'), [1000]], body]]]];
    expect(fail(loop([]), { maxSteps: 5000 }).message).toBe('the template takes too many steps');
    expect(fail(loop(['xxxxxxxxxx']), { maxOutputLength: 1000 }).message).toBe('the text is longer than 1000 characters');
  });

  it('count long lists for more', () => {
    const list: Expression = ['()', $('range'), [1000]];
    const loop: Template = [['for', 'a', list, [['set', 'b', ['|', 'sum', list]]]]];
    expect(fail(loop, { maxSteps: 50_000 }).message).toBe('the template takes too many steps');
    expect(render([['for', 'a', list, []]], { maxSteps: 50_000 })).toBe('');
  });

  it('stop text that doubles', () => {
    const double: Template = [
      ['set', 'ns', ['()', $('namespace'), [], [['t', 'x']]]],
      ['for', 'i', ['()', $('range'), [100]], [['set.', $('ns'), 't', ['~', member('ns', 't'), member('ns', 't')]]]],
    ];
    expect(fail(double).message).toContain('longer than');
  });

  it('take the place of a stack overflow', () => {
    let deep: Expression = 1;
    for (let level = 0; level < 100_000; level++) deep = ['not', deep];
    expect(fail([['=', deep]]).message).toContain('nested too deeply');
  });
});

describe('safety', () => {
  it('never takes a value for a template', () => {
    const text = '{{ n }}{% for x in xs %}{# #}{{';
    expect(
      renderTemplate(
        [
          ['=', $('text')],
          ['=', ['~', $('text'), '']],
        ],
        new Map([['text', text]]),
      ),
    ).toBe(text + text);
  });

  it('leaves the variables of the caller as they are', () => {
    const given = new Map<string, TemplateValue>([
      ['a', 1],
      ['list', [1]],
    ]);
    renderTemplate(
      [
        ['set', 'a', 2],
        ['set', 'b', 3],
        ['=', ['+', $('list'), $('list')]],
      ],
      given,
    );
    expect([...given]).toEqual([
      ['a', 1],
      ['list', [1]],
    ]);
  });

  it('keeps keys such as __proto__ in maps', () => {
    const map = evaluateExpression(['()', $('dict'), [], [['__proto__', 1]]], new Map());
    expect(map).toEqual(new Map([['__proto__', 1]]));
    const namespace = evaluateExpression(['()', $('namespace'), [], [['__proto__', 1]]], new Map());
    expect((namespace as Namespace).attributes.get('__proto__')).toBe(1);
  });
});

describe('evaluateConstraint', () => {
  it.each<[Expression, unknown, boolean]>([
    [['and', ['>=', $('this'), 0], ['<', $('this'), 60]], 59, true],
    [['==', ['|', 'length', $('this')], 2], ['a', 'b'], true],
    [['==', ['.', $('this'), 'age'], 5], { age: { value: 5, checks: { old: { name: 'old', status: 'failed' } } } }, true],
    [['is', 'integer', $('this')], 1.5, false],
    [['is', 'defined', ['.', $('this'), 'constructor']], {}, false],
    [['not', $('this')], null, true],
  ])('%o of %o is %o', (expression, value, expected) => {
    expect(evaluateConstraint(expression, { this: value })).toBe(expected);
  });

  it('fails for what is neither true nor false', () => {
    expect(() => evaluateConstraint(['|', 'length', $('this')], { this: 'abc' })).toThrow(
      'the expression gives an integer, not true or false',
    );
    expect(() => evaluateConstraint(['|', 'nope', $('this')], { this: 1 })).toThrow(TemplateError);
  });
});
