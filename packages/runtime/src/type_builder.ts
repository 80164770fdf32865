// The entry `outcrop/type_builder`, under the name that generated clients import. A file of that name beside `index.ts` also resolves
// without `exports`.
export {
  type AdditionsCompiler,
  ClassBuilder,
  ClassPropertyBuilder,
  ClassPropertyViewer,
  ClassViewer,
  EnumBuilder,
  EnumValueBuilder,
  EnumValueViewer,
  EnumViewer,
  FieldType,
  TypeBuilder,
  type TypeTables,
  useCompiler,
} from './type-builder/index.ts';
