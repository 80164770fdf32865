/** Names of types that people bring along from other languages, and what to write here. */
export const FOREIGN_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    string: ['String', 'Str', 'str', 'date', 'datetime', 'Date', 'DateTime'],
    int: ['Integer', 'Int', 'integer', 'long', 'Long', 'bigint'],
    'int` or `float': ['number', 'Number'],
    float: ['double', 'Double', 'Float', 'decimal', 'Decimal'],
    bool: ['boolean', 'Boolean', 'Bool'],
    'map<string, …>` or a recursive type alias, `type Json = …': ['any', 'Any', 'json', 'Json', 'JSON', 'object', 'Object'],
    null: ['None', 'undefined', 'nil', 'void', 'Null'],
    'T[]': ['List', 'Array', 'list', 'array', 'Set', 'set'],
    'T?': ['Optional', 'Maybe', 'optional'],
    'map<string, T>': ['dict', 'Dict', 'Map', 'Record', 'record'],
    'true` or `false': ['True', 'False'],
    'image`, `audio`, `pdf` or `video': ['Image', 'Audio', 'Pdf', 'PDF', 'Video', 'file', 'File'],
  }).flatMap(([right, wrong]) => wrong.map((name): [string, string] => [name, `write \`${right}\``])),
);
