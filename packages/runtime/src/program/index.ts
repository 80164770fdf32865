// Takes: nothing. Gives: the Program, the plain data that the compiler writes and the runtime interprets, and pure functions over it.
// Never: behaviour, host objects, or anything that JSON cannot hold.
export { BEDROCK_OPTIONS, FOREIGN_OPTIONS } from './bedrock-option-table.ts';
export type { Constraint, NamedConstraint } from './constraint.ts';
export {
  type AttributedType,
  type FieldType,
  type FieldTypeView,
  type MediaName,
  type PrimitiveName,
  type StreamBehaviour,
  viewFieldType,
} from './field-type.ts';
export { INVOKE_FORMATS, type InvokeFormat } from './invoke-format.ts';
export {
  type DictionaryKind,
  type ListKind,
  type NumberKind,
  type OptionKind,
  type OptionTable,
  optionTable,
  type TextKind,
} from './option-kind.ts';
export { printFieldType } from './print-field-type.ts';
export {
  type ClassData,
  type ClientData,
  type EnumData,
  type EnumValueData,
  type EnvironmentReference,
  type FunctionData,
  type OptionValue,
  PROGRAM_FORMAT,
  type Program,
  type RetryPolicyData,
  type TemplateStringData,
  type TestData,
} from './program.ts';
export type {
  ArgumentExpression,
  BinaryOperator,
  BindingTarget,
  ConstantExpression,
  Expression,
  ExpressionNode,
  KeywordExpression,
  LoopOptions,
  MacroParameter,
  StatementNode,
  Template,
  TemplateNode,
} from './template-tree.ts';
export {
  filterSignatures,
  functionSignatures,
  listMethodSignatures,
  mapMethodSignatures,
  promptFunctionSignatures,
  type Signature,
  stringMethodSignatures,
  testSignatures,
} from './template-vocabulary.ts';
