import type { Declaration, Entry, SourceFile, Value } from '@outcrop/grammar';
import type { Project } from '../1-bind/project.ts';
import type { Reporter } from '../reporter.ts';

/** Checks that templates are called only in test arguments, and that expressions stand only in constraints (OC503). */
// Differs: the reference implementation accepts both anywhere and fails when the value is used.
export function checkMisplacedValues({ documents }: Project, reporter: Reporter): void {
  for (const { declarations, file } of documents) {
    for (const declaration of declarations) {
      for (const entry of entriesOf(declaration)) {
        checkValue(entry.value, { file, reporter, mayCall: declaration.kind === 'test' && entry.key.text === 'args' });
      }
    }
  }
}

function entriesOf(declaration: Declaration): readonly Entry[] {
  switch (declaration.kind) {
    case 'function':
    case 'client':
    case 'retry-policy':
    case 'generator':
    case 'test':
      return declaration.body.entries;
    case 'class':
    case 'enum':
    case 'alias':
    case 'template-string':
      return [];
  }
}

interface ValueContext {
  readonly file: SourceFile;
  readonly reporter: Reporter;
  readonly mayCall: boolean;
}

function checkValue(value: Value, context: ValueContext): void {
  const { file, reporter, mayCall } = context;
  switch (value.kind) {
    case 'template-call':
      if (!mayCall) reporter.in(file)('misplaced-template-call', value.span, { name: value.name.text });
      for (const argument of value.arguments) checkValue(argument, context);
      break;
    case 'template-expression':
      reporter.in(file)('misplaced-expression', value.span, {});
      break;
    case 'map':
      for (const entry of value.entries) checkValue(entry.value, context);
      break;
    case 'list':
      for (const item of value.items) checkValue(item, context);
      break;
    case 'quoted':
    case 'raw':
    case 'bare':
    case 'number':
    case 'boolean':
    case 'null':
    case 'environment':
    case 'broken':
      break;
  }
}
