import type { EnumValue, Field } from '@outcrop/grammar';
import type { Declared, SharedDeclaration } from '../1-bind/declared.ts';
import type { Project } from '../1-bind/project.ts';
import type { DeclarationDocumentation, Documentation } from '../documentation.ts';

/** Gathers the documentation comments of all declarations and their members. */
export function lowerDocumentation({ names }: Project): Documentation {
  const documentation = new Map<string, DeclarationDocumentation>();
  for (const [name, declared] of names) {
    const entry = documentationOf(declared);
    if (entry.text !== undefined || entry.members !== undefined) documentation.set(name, entry);
  }
  return documentation;
}

function documentationOf({ node }: Declared<SharedDeclaration>): DeclarationDocumentation {
  const members = new Map<string, string>();
  for (const member of membersOf(node)) {
    if (member.documentation !== undefined) members.set(member.name.text, member.documentation.text);
  }
  return {
    ...(node.documentation !== undefined && { text: node.documentation.text }),
    ...(members.size > 0 && { members }),
  };
}

function membersOf(node: SharedDeclaration): readonly (Field | EnumValue)[] {
  if (node.kind === 'class') return node.fields;
  return node.kind === 'enum' ? node.values : [];
}
