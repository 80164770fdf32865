// Takes: a Program and what a call adds to its types. Gives: another Program, with the additions laid over the first.
// Never: a change to the Program it was given, or a parser: `addBaml` needs a subclass that has one.
export type { TypeTables } from './additions.ts';
export { ClassBuilder, ClassViewer } from './class-builder.ts';
export { ClassPropertyBuilder, ClassPropertyViewer } from './class-property-builder.ts';
export { EnumBuilder, EnumValueBuilder, EnumValueViewer, EnumViewer } from './enum-builder.ts';
export { FieldType } from './field-type.ts';
export { TypeBuilder } from './type-builder.ts';
