// Takes: the text of a prompt, template_string or constraint expression, and the types of its variables. Gives: the same as plain data for
// the runtime's evaluator, with diagnostics in the file. Never: code from text, nunjucks' own compiler or runtime, or an exception for any text.
export { type LoweredExpression, type LoweredTemplate, lowerExpression, lowerPrompt, lowerTemplateString } from './lower-template.ts';
export type { KnownTypes, Named, TemplateEnvironment, TemplatePlace } from './template-environment.ts';
export type { TemplateSource } from './template-source.ts';
