import { type Attribute, parse, positionAt, type SourceFile, type TestDeclaration } from '@outcrop/grammar';
import type { TestPlace } from './test-result.ts';

/** Finds where tests stand, by `Function::Test`. */
export function findTestPlaces(sources: readonly SourceFile[]): ReadonlyMap<string, TestPlace> {
  const places = new Map<string, TestPlace>();
  for (const source of sources) {
    for (const declaration of parse(source).tree.declarations) {
      if (declaration.kind !== 'test') continue;
      const place = placeOf(declaration, source);
      for (const name of functionsOf(declaration)) places.set(`${name}::${declaration.name.text}`, place);
    }
  }
  return places;
}

function placeOf({ name, attributes }: TestDeclaration, source: SourceFile): TestPlace {
  const lineOf = (offset: number): number => positionAt(source, offset).line + 1;
  const linesOf = (kind: string): number[] => attributes.filter((attribute) => isOf(attribute, kind)).map(({ span }) => lineOf(span.start));
  return { file: source.path, line: lineOf(name.span.start), assertLines: linesOf('assert'), checkLines: linesOf('check') };
}

function isOf({ name, arguments: values }: Attribute, kind: string): boolean {
  return name.text === kind && values.some((value) => value.kind === 'template-expression');
}

function functionsOf({ body }: TestDeclaration): readonly string[] {
  const value = body.entries.find(({ key }) => key.text === 'functions')?.value;
  const values = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
  return values.flatMap((item) => (item.kind === 'bare' || item.kind === 'quoted' ? [item.value] : []));
}
