import { createReport, createSourceFile, type Diagnostic, type LocatedText, positionAt } from '@outcrop/grammar';
import type { Expression, Template } from 'outcrop/program';
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

/** Parses the prompt of a function and lowers it. The text is the value of its raw string. */
export function lowerPrompt(source: TemplateSource, _environment?: TemplateEnvironment): LoweredTemplate {
  return lowerText({ ...source, text: dedentPrompt(source.text) }, true);
}

/** Parses the body of a template_string and lowers it. */
export function lowerTemplateString(source: TemplateSource, _environment?: TemplateEnvironment): LoweredTemplate {
  return lowerText(source, false);
}

/** Parses the expression of a `@check` or `@assert` and lowers it. The text is what stands between the braces. */
export function lowerExpression(source: TemplateSource, _environment?: TemplateEnvironment): LoweredExpression {
  const diagnostics: Diagnostic[] = [];
  const expression = attempt(source, diagnostics, () => {
    const ast = new TemplateParser(new TemplateLexer(source.text.value, 'expression')).parseWhole();
    return lowerExpressionNode(ast, startContext(source.text, false));
  });
  return { expression: expression ?? null, diagnostics };
}

function lowerText(source: TemplateSource, isPrompt: boolean): LoweredTemplate {
  const diagnostics: Diagnostic[] = [];
  const template = attempt(source, diagnostics, () => {
    const ast = new TemplateParser(new TemplateLexer(source.text.value, 'template')).parseTemplate();
    return lowerBody(ast, startContext(source.text, isPrompt));
  });
  return { template: template ?? [], diagnostics };
}

function startContext({ value }: LocatedText, isPrompt: boolean): LoweringContext {
  const file = createSourceFile('', value);
  return { isPrompt, line: undefined, height: 0, lineOf: (offset) => positionAt(file, offset).line + 1 };
}

/** Does a step that a syntax error may end: the error becomes a diagnostic. */
function attempt<Result>(source: TemplateSource, diagnostics: Diagnostic[], step: () => Result): Result | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    const report = createReport(templateMessages, source.file, diagnostics);
    report('template-syntax', spanInFile(source, error.span), { reason: error.message }, { hint: error.hint });
    return undefined;
  }
}
