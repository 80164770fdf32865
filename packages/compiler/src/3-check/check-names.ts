import type { Declaration, Field, Name, Parameter, SourceFile } from '@outcrop/grammar';
import { KIND_WORDS } from '../1-bind/declared.ts';
import type { Project } from '../1-bind/project.ts';
import type { Reporter } from '../reporter.ts';
import { RESERVED_DECLARATION_NAMES, RESERVED_FIELD_NAMES } from './reserved-names.ts';

/** Checks how names are written, and that they are free to be used (OC203). */
export function checkNames({ documents }: Project, reporter: Reporter): void {
  for (const { declarations, file } of documents) {
    for (const declaration of declarations) checkDeclaration(declaration, file, reporter);
  }
}

const PLURALS: Readonly<Record<string, string>> = {
  class: 'classes',
  alias: 'type aliases',
  'retry-policy': 'retry policies',
};

function checkDeclaration(declaration: Declaration, file: SourceFile, reporter: Reporter): void {
  const { kind, name } = declaration;
  if (kind === 'generator' || kind === 'test') checkDeclaredCharacters(name, file, reporter);
  else checkSharedName(declaration, file, reporter);
  switch (kind) {
    case 'class':
      for (const field of declaration.fields) checkFieldName(field, file, reporter);
      break;
    case 'enum':
      for (const value of declaration.values) checkCharacters(value.name, file, reporter);
      break;
    case 'function':
    case 'template-string':
      for (const parameter of declaration.parameters) checkParameterName(parameter, file, reporter);
      break;
    case 'test':
      for (const local of declaration.typeBuilders[0]?.declarations ?? []) checkDeclaration(local, file, reporter);
  }
}

function checkSharedName({ kind, name }: Declaration, file: SourceFile, reporter: Reporter): void {
  if (!checkDeclaredCharacters(name, file, reporter)) return;
  const report = reporter.in(file);
  if (RESERVED_DECLARATION_NAMES.has(name.text)) report('name-reserved', name.span, { name: name.text });
  if (!/^[a-z]/.test(name.text)) return;
  const capital = name.text.charAt(0).toUpperCase() + name.text.slice(1);
  const what = PLURALS[kind] ?? `${KIND_WORDS[kind]}s`;
  report('name-not-capital', name.span, { what, name: capital }, { fix: { span: name.span, replacement: capital } });
}

/** Declared names have neither a hyphen nor, unlike those of fields and parameters, a dollar. */
function checkDeclaredCharacters(name: Name, file: SourceFile, reporter: Reporter): boolean {
  if (!checkCharacters(name, file, reporter)) return false;
  if (!name.text.startsWith('$')) return true;
  reporter.in(file)('name-with-dollar', name.span, { name: name.text });
  return false;
}

function checkCharacters(name: Name, file: SourceFile, reporter: Reporter): boolean {
  if (!name.text.includes('-')) return true;
  const replacement = name.text.replaceAll('-', '_');
  reporter.in(file)('name-with-hyphen', name.span, { name: name.text }, { fix: { span: name.span, replacement } });
  return false;
}

function checkFieldName({ name, type }: Field, file: SourceFile, reporter: Reporter): void {
  // Without a type it may not be a field that was meant.
  if (type.kind === 'broken') return;
  checkCharacters(name, file, reporter);
  if (RESERVED_FIELD_NAMES.has(name.text)) reporter.in(file)('field-name-reserved', name.span, { name: name.text });
}

function checkParameterName({ name }: Parameter, file: SourceFile, reporter: Reporter): void {
  checkCharacters(name, file, reporter);
  if (name.text === 'ctx') reporter.in(file)('parameter-named-context', name.span, {});
}
