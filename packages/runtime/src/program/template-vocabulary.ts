// What templates can call: names and parameters. The compiler checks templates against it, the runtime gives each name its behaviour.
//
// A parameter is written `name` (required), `name?` (optional), `name=` (by keyword only) or `name*` (takes the rest of the positional
// arguments). A signature that ends in `**` takes any other keyword too.

/** The parameters of a filter, test, method or function. */
export type Signature = readonly string[];

/** The filters and their parameters, after the filtered value (`spec/prompt.md` 9, 10). */
export const filterSignatures = {
  abs: [],
  attr: ['name'],
  batch: ['linecount', 'fill_with?'],
  bool: [],
  capitalize: [],
  chain: ['others*'],
  count: [],
  d: ['default_value?', 'boolean?'],
  default: ['default_value?', 'boolean?'],
  dictsort: ['by=', 'reverse=', 'case_sensitive='],
  e: [],
  escape: [],
  first: [],
  float: ['default?'],
  format: ['type=', 'format=', 'indent=', 'delimiter=', 'length_marker=', '**'],
  groupby: ['attribute', 'default=', 'case_sensitive='],
  indent: ['width?', 'first?', 'blank?'],
  int: ['default?'],
  items: [],
  join: ['d?', 'attribute='],
  json: ['indent?'],
  last: [],
  length: [],
  lines: [],
  list: [],
  lower: [],
  map: ['filter?', 'args*', 'attribute=', 'default='],
  max: [],
  min: [],
  pprint: [],
  regex_match: ['pattern'],
  reject: ['test?', 'args*'],
  rejectattr: ['attribute', 'test?', 'args*'],
  replace: ['old', 'new'],
  reverse: [],
  round: ['precision?'],
  safe: [],
  select: ['test?', 'args*'],
  selectattr: ['attribute', 'test?', 'args*'],
  slice: ['slices', 'fill_with?'],
  sort: ['reverse=', 'attribute=', 'case_sensitive='],
  split: ['sep?', 'maxsplit?'],
  string: [],
  sum: ['attribute='],
  title: [],
  tojson: ['indent?'],
  trim: ['chars?'],
  unique: ['attribute=', 'case_sensitive='],
  upper: [],
  urlencode: [],
  zip: ['others*'],
} as const;

/** The tests and their parameters, after the tested value (`spec/prompt.md` 11). */
export const testSignatures = {
  '!=': ['other'],
  '<': ['other'],
  '<=': ['other'],
  '==': ['other'],
  '>': ['other'],
  '>=': ['other'],
  boolean: [],
  defined: [],
  divisibleby: ['num'],
  endingwith: ['suffix'],
  eq: ['other'],
  equalto: ['other'],
  escaped: [],
  even: [],
  false: [],
  filter: [],
  float: [],
  ge: ['other'],
  greaterthan: ['other'],
  gt: ['other'],
  in: ['seq'],
  integer: [],
  int: [],
  iterable: [],
  le: ['other'],
  lessthan: ['other'],
  lower: [],
  lt: ['other'],
  mapping: [],
  ne: ['other'],
  none: [],
  number: [],
  odd: [],
  safe: [],
  sameas: ['other'],
  sequence: [],
  startingwith: ['prefix'],
  string: [],
  test: [],
  true: [],
  undefined: [],
  upper: [],
} as const;

/** The methods of strings. */
export const stringMethodSignatures = {
  capitalize: [],
  count: ['sub'],
  endswith: ['suffix'],
  find: ['sub'],
  format: ['args*', '**'],
  isalnum: [],
  isalpha: [],
  isascii: [],
  isdigit: [],
  islower: [],
  isnumeric: [],
  isspace: [],
  isupper: [],
  join: ['iterable'],
  lower: [],
  lstrip: ['chars?'],
  replace: ['old', 'new', 'count?'],
  rfind: ['sub'],
  rstrip: ['chars?'],
  split: ['sep?', 'maxsplit?'],
  splitlines: ['keepends?'],
  startswith: ['prefix'],
  strip: ['chars?'],
  title: [],
  upper: [],
} as const;

/** The methods of maps and classes. */
export const mapMethodSignatures = {
  get: ['key', 'default?'],
  items: [],
  keys: [],
  values: [],
} as const;

/** The methods of lists. */
export const listMethodSignatures = {
  count: ['value'],
} as const;

/** The functions that every template can call. */
export const functionSignatures = {
  debug: [],
  dict: ['mapping?', '**'],
  namespace: ['mapping?', '**'],
  range: ['start', 'stop?', 'step?'],
} as const;

/** The functions of `_` in prompts. What else `_.role` is given is metadata of the message. */
export const promptFunctionSignatures = {
  cache: ['ttl?'],
  chat: ['role', '**'],
  document: ['document', 'name=', 'context=', 'citations='],
  guard: ['content', 'qualifiers='],
  role: ['role', '**'],
  search_result: ['source', 'title', 'content', 'citations?'],
} as const;
