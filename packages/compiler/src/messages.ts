// Everything that the compiler has to say about a legal syntax tree: one row a fault, grouped by the number that users see.
// A table, longer than other files.
import type { Report } from '@outcrop/grammar';

export const MESSAGES = {
  // ── OC2: names and types ──
  'unknown-type': {
    code: 'OC201',
    severity: 'error',
    message: 'unknown type `‹name›`',
    help: 'types are classes, enums, type aliases and the built-in types',
  },
  'not-a-type': { code: 'OC201', severity: 'error', message: '`‹name›` is a ‹kind›, not a type' },
  duplicate: { code: 'OC202', severity: 'error', message: 'duplicate ‹what› `‹name›`' },
  'duplicate-test': { code: 'OC202', severity: 'error', message: 'duplicate test `‹name›` of function `‹function›`' },
  'name-not-capital': { code: 'OC203', severity: 'error', message: 'names of ‹what› start with a capital letter: `‹name›`' },
  'name-with-hyphen': {
    code: 'OC203',
    severity: 'error',
    message: 'the name `‹name›` has a hyphen',
    help: 'names are letters, digits and `_`',
  },
  'name-with-dollar': { code: 'OC203', severity: 'error', message: 'only fields and parameters may start with `$`: `‹name›`' },
  'name-reserved': { code: 'OC203', severity: 'error', message: 'the name `‹name›` is reserved' },
  'field-name-reserved': {
    code: 'OC203',
    severity: 'error',
    message: '`‹name›` is a reserved word and cannot name a field',
    help: 'choose another name and add `@alias("‹name›")`: the model still sees `‹name›`',
  },
  'parameter-named-context': {
    code: 'OC203',
    severity: 'error',
    message: 'a parameter cannot be called `ctx`',
    help: 'in prompts `ctx` is the context: `{{ ctx.output_format }}`',
  },
  'class-cycle': {
    code: 'OC204',
    severity: 'error',
    message: '`‹chain›` has no finite value',
    hint: 'make one field optional or a list',
  },
  'alias-cycle': {
    code: 'OC204',
    severity: 'error',
    message: 'the type alias leads only to itself: `‹chain›`',
    help: 'an alias may mean itself only inside a list or a map',
  },
  'map-key': {
    code: 'OC205',
    severity: 'error',
    message: '‹found› cannot be the key of a map',
    help: 'map keys are string, an enum or string literals',
  },
  'media-in-output': {
    code: 'OC206',
    severity: 'error',
    message: 'a function cannot return media: ‹path› is `‹media›`',
    help: 'models answer with text; media types are for parameters',
  },
  'media-never-filled': {
    code: 'OC206',
    severity: 'warning',
    message: '‹path› is `‹media›`: a model cannot return it, so it stays empty',
    help: 'models answer with text; media types are for parameters',
  },

  // ── OC3: attributes ──
  'unknown-attribute': { code: 'OC301', severity: 'error', message: 'unknown attribute `‹name›`' },
  'misplaced-attribute': {
    code: 'OC301',
    severity: 'error',
    message: '`‹name›` does not belong ‹place›',
    help: '`‹name›` belongs ‹places›',
  },
  'attribute-arguments': { code: 'OC302', severity: 'error', message: '‹problem›', help: 'write `‹form›`' },
  'skip-on-required': {
    code: 'OC303',
    severity: 'error',
    message: 'a skipped field must be optional',
    hint: 'write `‹form›`',
  },
  'check-in-parameter': {
    code: 'OC304',
    severity: 'error',
    message: 'a parameter type cannot have checks: ‹path›',
    help: 'checks are for answers; they run on what a model returns',
  },

  // ── OC4: functions, references, templates ──
  'function-entry-missing': {
    code: 'OC401',
    severity: 'error',
    message: 'function `‹name›` needs a ‹entry›',
    help: 'a function has two entries: `client Name` and `prompt #"…"#`',
  },
  'function-entry-unknown': {
    code: 'OC401',
    severity: 'error',
    message: 'a function has no entry `‹key›`',
    help: 'a function has two entries: `client Name` and `prompt #"…"#`',
  },
  'prompt-not-raw': { code: 'OC401', severity: 'error', message: 'a prompt is a raw string', hint: 'write `#"…"#`' },
  'client-not-a-name': {
    code: 'OC401',
    severity: 'error',
    message: '‹found› cannot be a client',
    help: 'write the name of a client, or "aws-bedrock/<model>"',
  },
  'unknown-reference': { code: 'OC402', severity: 'error', message: 'unknown ‹what› `‹name›`' },
  'wrong-reference': { code: 'OC402', severity: 'error', message: '`‹name›` is a ‹kind›, not a ‹what›' },
  'reference-not-a-name': { code: 'OC402', severity: 'error', message: '‹found› cannot name a ‹what›' },

  // ── OC5: clients and retry policies ──
  'provider-missing': {
    code: 'OC501',
    severity: 'error',
    message: 'client `‹name›` needs a provider',
    help: 'write `provider aws-bedrock`',
  },
  'provider-unknown': { code: 'OC501', severity: 'error', message: 'unknown provider `‹name›`' },
  'provider-not-a-name': { code: 'OC501', severity: 'error', message: '‹found› cannot be a provider' },
  'provider-unsupported': {
    code: 'OC501',
    severity: 'warning',
    message: 'the provider `‹name›` is not supported: calls to it will fail',
    help: 'pass a Bedrock client at call time, or use provider aws-bedrock',
  },
  'shorthand-without-model': {
    code: 'OC501',
    severity: 'error',
    message: 'the model is missing after `‹name›/`',
    help: 'write "‹name›/<model>"',
  },
  'shorthand-of-strategy': {
    code: 'OC501',
    severity: 'error',
    message: '`‹name›` has no shorthand: declare a client with its strategy',
  },
  'unknown-option': { code: 'OC502', severity: 'error', message: '‹owner› has no option `‹key›`', help: '‹advice›' },
  'misspelt-option': { code: 'OC502', severity: 'error', message: '‹owner› has no option `‹key›`' },
  'option-value': { code: 'OC503', severity: 'error', message: '"‹key›" must be ‹expected›, got ‹found›' },
  'key-forbidden': { code: 'OC503', severity: 'error', message: '"‹name›" cannot stand in "‹key›": the request sets it itself' },
  'option-doubtful': { code: 'OC503', severity: 'warning', message: '‹problem›' },
  'misplaced-template-call': {
    code: 'OC503',
    severity: 'error',
    message: '`‹name›(…)` can be called only in the arguments of a test',
  },
  'misplaced-expression': {
    code: 'OC503',
    severity: 'error',
    message: 'an expression in `{{ }}` can stand only in `@check` and `@assert`',
  },
  'entry-missing': { code: 'OC504', severity: 'error', message: '‹owner› needs ‹entry›', help: 'write ‹form›' },
  'options-exclude': { code: 'OC504', severity: 'error', message: '"‹first›" and "‹second›" exclude each other' },
  'option-needs': { code: 'OC504', severity: 'error', message: '"‹key›" needs ‹needed›' },
  'strategy-cycle': {
    code: 'OC505',
    severity: 'error',
    message: 'the client `‹name›` contains itself: `‹chain›`',
    help: 'a call would never reach a model',
  },

  // ── OC6: tests ──
  'test-entry-missing': { code: 'OC601', severity: 'error', message: 'test `‹name›` needs ‹entry›', help: 'write ‹form›' },
  'test-entry-unknown': {
    code: 'OC601',
    severity: 'error',
    message: 'a test has no entry `‹key›`',
    help: 'a test has `functions`, `args`, and if need be `type_builder`',
  },
  'test-entry-kind': { code: 'OC601', severity: 'error', message: '"‹key›" must be ‹expected›, got ‹found›' },
  'unknown-argument': { code: 'OC601', severity: 'error', message: 'function `‹function›` has no parameter `‹name›`' },
  'argument-missing': { code: 'OC601', severity: 'error', message: '`‹path›` is missing: it is ‹expected›' },
  'argument-kind': { code: 'OC601', severity: 'error', message: '`‹path›` must be ‹expected›, got ‹found›' },
  'media-argument': { code: 'OC601', severity: 'error', message: '`‹path›`: ‹problem›', help: 'write ‹form›' },
  'type-builder-repeated': { code: 'OC602', severity: 'error', message: 'a test has at most one type_builder' },
  'dynamic-target-unknown': { code: 'OC602', severity: 'error', message: 'there is no ‹kind› `‹name›` to add to' },
  'dynamic-target-kind': {
    code: 'OC602',
    severity: 'error',
    message: '`‹name›` is a ‹actual›, so it cannot be added to as a ‹kind›',
  },
  'dynamic-target-closed': {
    code: 'OC602',
    severity: 'error',
    message: '‹kind› `‹name›` cannot be added to',
    help: 'mark the ‹kind› with `@@dynamic`',
  },
  'dynamic-target-repeated': { code: 'OC602', severity: 'error', message: '`‹name›` is added to twice in one type_builder' },
  'dynamic-attribute-in-addition': {
    code: 'OC602',
    severity: 'error',
    message: '`@@dynamic` does not belong in an addition',
    hint: 'remove it',
  },
  'member-exists': { code: 'OC602', severity: 'error', message: '‹kind› `‹owner›` has a ‹what› `‹name›` already' },
  'local-type-exists': { code: 'OC602', severity: 'error', message: 'the project has a ‹kind› `‹name›` already' },

  // ── OC7: generators ──
  'generator-entry-missing': {
    code: 'OC701',
    severity: 'error',
    message: 'generator `‹name›` needs an output_type',
    help: 'write `output_type "typescript"`',
  },
  'generator-entry-unknown': { code: 'OC701', severity: 'error', message: 'a generator has no entry `‹key›`', help: '‹advice›' },
  'generator-value': { code: 'OC701', severity: 'error', message: '"‹key›" must be ‹expected›, got ‹found›' },
  'generator-unsupported': {
    code: 'OC701',
    severity: 'warning',
    message: 'output_type "‹name›" is not generated by Outcrop; this generator is skipped',
  },
  'generators-collide': {
    code: 'OC701',
    severity: 'error',
    message: 'generator `‹name›` writes into the directory of generator `‹other›`',
    help: 'give each generator its own output_dir',
  },

  // ── OC9: without effect ──
  'attribute-without-effect': { code: 'OC901', severity: 'warning', message: '`‹name›` has no effect ‹place›' },
  'repeated-item': { code: 'OC901', severity: 'warning', message: '"‹item›" is listed twice in "‹key›"' },
  'argument-field-dropped': { code: 'OC901', severity: 'warning', message: '`‹path›` is dropped: class `‹class›` has no such field' },
  'alias-taken': { code: 'OC901', severity: 'warning', message: 'the model cannot tell `‹name›` from `‹other›`: both are "‹alias›"' },
  'template-calls-itself': {
    code: 'OC901',
    severity: 'warning',
    message: 'template_string `‹name›` always calls itself: rendering it would never end',
  },
} as const;

/** Reports a fault of the compiler's table in one file. */
export type CompilerReport = Report<typeof MESSAGES>;
