type Form = (types: readonly string[]) => string | undefined;

const list: Form = ([element]) => (element === undefined ? undefined : `${groupUnion(element)}[]`);
const optional: Form = ([inner]) => (inner === undefined ? undefined : `${groupUnion(inner)}?`);
const map: Form = ([key, value]) => (key === undefined || value === undefined ? undefined : `map<${key}, ${value}>`);
const union: Form = (types) => (types.length === 0 ? undefined : types.join(' | '));

/** How the generic types of other languages are written here. */
export const foreignGenerics: ReadonlyMap<string, Form> = new Map([
  ['List', list],
  ['list', list],
  ['Array', list],
  ['array', list],
  ['Vec', list],
  ['Sequence', list],
  ['Optional', optional],
  ['optional', optional],
  ['Option', optional],
  ['Map', map],
  ['Dict', map],
  ['dict', map],
  ['Record', map],
  ['Union', union],
]);

function groupUnion(type: string): string {
  return type.includes('|') && !type.startsWith('(') ? `(${type})` : type;
}
