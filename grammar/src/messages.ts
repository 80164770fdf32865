// Every fault that the grammar reports. Several messages share a number: the number names the rule, the key says which way it was broken.
// A table, longer than other files.

export const messages = {
  'unclosed-bracket': { code: 'OC101', severity: 'error', message: 'this "‹opening›" is never closed' },
  'stray-closing': { code: 'OC101', severity: 'error', message: 'this "‹closing›" closes nothing' },
  'nested-too-deeply': { code: 'OC101', severity: 'error', message: 'brackets are nested more than ‹limit› levels deep' },

  // Comments, strings and other words
  'foreign-comment': { code: 'OC001', severity: 'error', message: 'comments start with `//`', help: '`‹sign›` starts no comment here' },
  'unclosed-comment': { code: 'OC101', severity: 'error', message: 'this block comment is never closed', help: 'it ends at the first `//}`' },
  'single-quotes': { code: 'OC002', severity: 'error', message: 'use double quotes', help: 'single quotes never delimit a string' },
  'unclosed-string': {
    code: 'OC003',
    severity: 'error',
    message: 'this string is not closed',
    help: 'a quoted string ends on its line; a text over several lines is written #"…"#',
  },
  'bad-escape': { code: 'OC003', severity: 'error', message: '`‹escape›` is no escape', help: 'write `\\xHH`, `\\uHHHH` or `\\u{H…}`' },
  'unclosed-raw-string': { code: 'OC004', severity: 'error', message: 'this raw string needs `‹closing›` to close' },
  'raw-string-hashes': { code: 'OC004', severity: 'error', message: 'a raw string has one to five `#` on each side' },
  'raw-string-closing': {
    code: 'OC004',
    severity: 'error',
    message: 'this raw string needs `‹closing›` to close',
    help: 'the same number of `#` as in front',
  },
  'raw-string-prefix': { code: 'OC004', severity: 'error', message: 'nothing stands in front of a raw string: remove `‹prefix›`' },
  'unclosed-expression': { code: 'OC004', severity: 'error', message: 'this expression needs `}}` to close' },
  'bare-character': { code: 'OC005', severity: 'error', message: 'quote this value', hint: '`‹character›` needs quotes' },
  'bare-leading-zero': { code: 'OC005', severity: 'error', message: 'quote this value', hint: 'a number does not start with `0`' },
  'bare-after-number': { code: 'OC005', severity: 'error', message: 'quote this value', hint: 'text after a number needs quotes' },
  'bare-sign': { code: 'OC005', severity: 'error', message: 'remove the `‹sign›`' },
  'bare-environment': {
    code: 'OC005',
    severity: 'error',
    message: 'an environment reference is a whole value: `env.NAME`',
    help: 'the name has letters, digits and `_`; nothing can be computed from it',
  },
  'bare-swallows-entry': {
    code: 'OC005',
    severity: 'error',
    message: 'put `‹key›` on its own line',
    help: 'an unquoted value runs to the end of its line; quote the value before it, or start a new line',
  },
  'map-key': { code: 'OC005', severity: 'error', message: 'quote this key', help: 'unquoted keys have letters, digits, `_` and `-`' },
} as const;
