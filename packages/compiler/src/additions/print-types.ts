import { type FieldType, type Program, viewFieldType } from 'outcrop/program';

/**
 * Prints the types of a Program as source: names, members and which types are dynamic; nothing else of them matters to what is compiled
 * against them. Names that source could not spell, which a type builder can add, are left out.
 */
export function printTypes({ classes = {}, enums = {}, aliases = {} }: Program): string {
  return [
    ...spelledEntries(classes).map(([name, { fields, dynamic }]) => {
      const members = spelledEntries(fields).map(([field, type]) => `${field} ${printType(type)}`);
      return declare(`class ${name}`, members, dynamic);
    }),
    ...spelledEntries(enums).map(([name, { values, dynamic }]) => {
      const members = spelledEntries(values).map(([value]) => value);
      return declare(`enum ${name}`, members, dynamic);
    }),
    ...spelledEntries(aliases).map(([name, type]) => `type ${name} = ${printType(type)}\n`),
  ].join('');
}

function spelledEntries<Data>(table: Readonly<Record<string, Data>>): [name: string, data: Data][] {
  return Object.entries(table).filter(([name]) => isSpelled(name));
}

function declare(head: string, members: readonly string[], dynamic: true | undefined): string {
  const lines = dynamic === true ? [...members, '@@dynamic'] : members;
  return `${head} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

function isSpelled(name: string): boolean {
  return /^[A-Za-z]\w*$/.test(name);
}

function printType(type: FieldType): string {
  const view = viewFieldType(type);
  switch (view.kind) {
    case 'primitive':
    case 'media':
      return view.name;
    case 'name':
      return isSpelled(view.name) ? view.name : 'string';
    case 'literal':
      return typeof view.value === 'string' ? '"text"' : String(view.value);
    case 'list':
      return `(${printType(view.item)})[]`;
    case 'map':
      return `map<${printType(view.key)}, ${printType(view.value)}>`;
    case 'union':
      return `(${view.members.map(printType).join(' | ')})`;
    case 'optional':
      return `(${printType(view.inner)})?`;
    case 'attributed':
      return printType(view.inner);
  }
}
