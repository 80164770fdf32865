import type { Field, SourceFile } from '@outcrop/grammar';
import { alternativesOf } from '../../1-bind/alternatives.ts';
import type { Project } from '../../1-bind/project.ts';
import type { TypeScope } from '../../1-bind/type-scope.ts';
import { attributesOfWhole } from '../../1-bind/whole-type.ts';
import type { Reporter } from '../../reporter.ts';

/** Checks that skipped fields may be null: the model is never asked for them (OC303). */
export function checkSkips(project: Project, reporter: Reporter): void {
  for (const { node, file } of project.classes) checkFields(node.fields, { scope: project.scope, file, reporter });
  for (const { node, file, scope } of project.tests) {
    for (const declaration of node.typeBuilders[0]?.declarations ?? []) {
      if (declaration.kind === 'class') checkFields(declaration.fields, { scope, file, reporter });
    }
  }
}

interface FieldContext {
  readonly scope: TypeScope;
  readonly file: SourceFile;
  readonly reporter: Reporter;
}

function checkFields(fields: readonly Field[], { scope, file, reporter }: FieldContext): void {
  for (const field of fields) {
    const skip = attributesOfWhole(field).find(({ name, isBlock }) => name.text === 'skip' && !isBlock);
    if (skip === undefined) continue;
    const { isNullable, isOpen } = alternativesOf(field.type, scope);
    if (isNullable || isOpen) continue;
    const type = file.text.slice(field.type.span.start, field.type.span.end);
    const optional = field.type.kind === 'union' ? `(${type})?` : `${type}?`;
    const fix = { span: field.type.span, replacement: optional };
    reporter.in(file)('skip-on-required', skip.span, { form: `${field.name.text} ${optional} @skip` }, { fix });
  }
}
