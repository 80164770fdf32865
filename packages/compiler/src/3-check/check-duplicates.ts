import { type Body, type Declaration, type MapValue, type Name, relatedPlaceAt, type SourceFile, type Value } from '@outcrop/grammar';
import type { Project } from '../1-bind/project.ts';
import { soundEntries } from '../2-resolve/values.ts';
import type { Reporter } from '../reporter.ts';

/** Checks that fields, values, parameters and keys are unique where they stand (OC202). */
export function checkDuplicates({ documents }: Project, reporter: Reporter): void {
  for (const { declarations, file } of documents) {
    for (const declaration of declarations) checkDeclaration(declaration, file, reporter);
  }
}

function checkDeclaration(declaration: Declaration, file: SourceFile, reporter: Reporter): void {
  switch (declaration.kind) {
    case 'class':
      checkUnique('field', namesOf(declaration.fields), file, reporter);
      break;
    case 'enum':
      checkUnique('value', namesOf(declaration.values), file, reporter);
      break;
    case 'function':
      checkUnique('parameter', namesOf(declaration.parameters), file, reporter);
      checkEntries(declaration.body, file, reporter);
      break;
    case 'template-string':
      checkUnique('parameter', namesOf(declaration.parameters), file, reporter);
      break;
    case 'client':
    case 'retry-policy':
    case 'generator':
      checkEntries(declaration.body, file, reporter);
      break;
    case 'test':
      checkEntries(declaration.body, file, reporter);
      for (const local of declaration.typeBuilders[0]?.declarations ?? []) checkDeclaration(local, file, reporter);
      break;
    case 'alias':
      break;
  }
}

function namesOf(members: readonly { readonly name: Name }[]): readonly Name[] {
  return members.map(({ name }) => name);
}

function checkEntries(body: Body | MapValue, file: SourceFile, reporter: Reporter): void {
  const keys = soundEntries(body).map(({ key }) => key);
  checkUnique('key', keys, file, reporter);
  for (const { value } of body.entries) checkValue(value, file, reporter);
}

function checkValue(value: Value, file: SourceFile, reporter: Reporter): void {
  if (value.kind === 'map') checkEntries(value, file, reporter);
  if (value.kind === 'list') for (const item of value.items) checkValue(item, file, reporter);
}

function checkUnique(what: string, names: readonly Name[], file: SourceFile, reporter: Reporter): void {
  const seen = new Map<string, Name>();
  for (const name of names) {
    const first = seen.get(name.text);
    if (first === undefined) {
      seen.set(name.text, name);
    } else if (name.text !== '') {
      const related = [relatedPlaceAt(file, first.span, `the first ${what} \`${name.text}\``)];
      reporter.in(file)('duplicate', name.span, { what, name: name.text }, { related });
    }
  }
}
