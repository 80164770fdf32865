// Takes: a template tree or an expression (plain data), and variables as template values. Gives: text, or the value of the expression.
// Never: host objects or prototypes behind a lookup, code made from text, or an error other than `TemplateError`.
export { bindArguments } from './arguments.ts';
export { evaluateConstraint } from './evaluate-expression.ts';
export { renderTemplate } from './render-template.ts';
export type { Variables } from './scope.ts';
export { showValue } from './show-value.ts';
export type { RunOptions } from './start-run.ts';
export { TemplateError } from './template-error.ts';
export { toTemplateValue } from './to-template-value.ts';
export {
  ClassInstance,
  EnumType,
  EnumValue,
  FloatValue,
  type HostBehaviour,
  HostValue,
  type KeywordArgument,
  type MapKey,
  type MapValue,
  MediaValue,
  type TemplateFunction,
  type TemplateValue,
} from './values.ts';
