import { createReport, type Diagnostic, didYouMean, type Span } from '@outcrop/grammar';
import type { AstBody, AstExpression } from '../template-ast.ts';
import type { TemplateEnvironment } from '../template-environment.ts';
import { templateMessages } from '../template-messages.ts';
import { spanInFile, type TemplateSource } from '../template-source.ts';
import { checkBody } from './check-body.ts';
import type { CheckContext } from './check-context.ts';
import { openCheckScope } from './check-scope.ts';
import { globalTypes } from './global-types.ts';
import { inferType } from './infer-type.ts';

/** Checks a template against the types of its variables (`spec/language.md` 8). What is found are warnings: the template works all the same. */
export function checkTemplate(body: AstBody, source: TemplateSource, environment: TemplateEnvironment): readonly Diagnostic[] {
  return check(source, environment, (context) => {
    context.checkBody(body, openCheckScope(undefined));
  });
}

/** Checks the expression of a constraint likewise. */
export function checkExpression(
  expression: AstExpression,
  source: TemplateSource,
  environment: TemplateEnvironment,
): readonly Diagnostic[] {
  return check(source, environment, (context) => {
    inferType(expression, openCheckScope(undefined), context);
  });
}

/** Each suggestion looks at all names there are; a template full of unknown ones still is checked in linear time. */
const MAX_SUGGESTIONS = 100;

function check(source: TemplateSource, environment: TemplateEnvironment, run: (context: CheckContext) => void): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const reportInFile = createReport(templateMessages, source.file, diagnostics);
  const toFile = (span: Span): Span => spanInFile(source, span);
  let suggestions = 0;
  const context: CheckContext = {
    environment,
    globals: globalTypes(environment),
    report: (key, span, parameters, details) => reportInFile(key, toFile(span), parameters, details),
    suggest: (name, candidates) => {
      suggestions += 1;
      return suggestions > MAX_SUGGESTIONS ? undefined : didYouMean(name, candidates);
    },
    textOf: ({ start, end }) => source.text.value.slice(start, end),
    spanInFile: toFile,
    checkBody: (body, scope) => checkBody(body, scope, context),
    deferred: [],
  };
  run(context);
  // Checking a macro may find macros inside of it.
  for (const checkMacro of context.deferred) checkMacro();
  return diagnostics;
}
