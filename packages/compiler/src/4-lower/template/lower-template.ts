import { createReport, createSourceFile, type Diagnostic, type LocatedText, positionAt } from '@outcrop/grammar';
import type { Expression, Template } from 'outcrop/program';
import { checkExpression, checkTemplate } from './check/check-template.ts';
import { type LoweringContext, lowerBody, lowerExpression as lowerExpressionNode } from './lower-body.ts';
import { dedentPrompt } from './prompt-text.ts';
import type { TemplateEnvironment } from './template-environment.ts';
import { TemplateFault } from './template-fault.ts';
import { TemplateLexer } from './template-lexer.ts';
import { templateMessages } from './template-messages.ts';
import { TemplateParser } from './template-parser.ts';
import { spanInFile, type TemplateSource } from './template-source.ts';

/** A lowered template, and what is wrong with it. With a syntax error the template is empty. */
export interface LoweredTemplate {
  readonly template: Template;
  readonly diagnostics: readonly Diagnostic[];
}

/** A lowered expression, and what is wrong with it. With a syntax error the expression is `none`. */
export interface LoweredExpression {
  readonly expression: Expression;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses the prompt of a function, checks and lowers it. The text is the value of its raw string. */
export function lowerPrompt(source: TemplateSource, environment?: TemplateEnvironment): LoweredTemplate {
  return lowerText({ ...source, text: dedentPrompt(source.text) }, environment, true);
}

/** Parses the body of a template_string, checks and lowers it. */
export function lowerTemplateString(source: TemplateSource, environment?: TemplateEnvironment): LoweredTemplate {
  return lowerText(source, environment, false);
}

/** Parses the expression of a `@check` or `@assert`, checks and lowers it. The text is what stands between the braces. */
export function lowerExpression(source: TemplateSource, environment?: TemplateEnvironment): LoweredExpression {
  const { result = null, diagnostics } = attempt(source, () => {
    const ast = new TemplateParser(new TemplateLexer(source.text.value, 'expression')).parseWhole();
    const result = lowerExpressionNode(ast, startContext(source.text, false));
    return { result, diagnostics: environment === undefined ? [] : checkExpression(ast, source, environment) };
  });
  return { expression: result, diagnostics };
}

function lowerText(source: TemplateSource, environment: TemplateEnvironment | undefined, isPrompt: boolean): LoweredTemplate {
  const { result = [], diagnostics } = attempt(source, () => {
    const ast = new TemplateParser(new TemplateLexer(source.text.value, 'template')).parseTemplate();
    // Lowering comes first: it refuses trees that are too tall to walk.
    const result = lowerBody(ast, startContext(source.text, isPrompt));
    return { result, diagnostics: environment === undefined ? [] : checkTemplate(ast, source, environment) };
  });
  return { template: result, diagnostics };
}

function startContext({ value }: LocatedText, isPrompt: boolean): LoweringContext {
  const file = createSourceFile('', value);
  return { isPrompt, line: undefined, height: 0, lineOf: (offset) => positionAt(file, offset).line + 1 };
}

interface Attempt<Result> {
  readonly result?: Result;
  readonly diagnostics: readonly Diagnostic[];
}

/** Does what a syntax error may end: the error becomes a diagnostic. */
function attempt<Result>(source: TemplateSource, step: () => Attempt<Result>): Attempt<Result> {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    const diagnostics: Diagnostic[] = [];
    const report = createReport(templateMessages, source.file, diagnostics);
    report('template-syntax', spanInFile(source, error.span), { reason: error.message }, { hint: error.hint });
    return { diagnostics };
  }
}
