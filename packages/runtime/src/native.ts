// The entry `outcrop/native`: types for imports of existing code.
export type { ClassBuilder, ClassViewer, EnumBuilder, EnumViewer, FieldType } from './type-builder/index.ts';
