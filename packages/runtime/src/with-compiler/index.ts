// The entry `outcrop/type_builder`. Takes: a Program and what a call adds to its types, as text of the language too, which is why it carries
// the compiler. Gives: type builders.
// Never: anything that other entries import: clients that build no types at run time carry no compiler.
export {
  ClassBuilder,
  ClassPropertyBuilder,
  ClassPropertyViewer,
  ClassViewer,
  EnumBuilder,
  EnumValueBuilder,
  EnumValueViewer,
  EnumViewer,
  FieldType,
} from '../type-builder/index.ts';
export { TypeBuilder } from './type-builder.ts';
