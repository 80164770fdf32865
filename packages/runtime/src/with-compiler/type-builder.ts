import { compileAdditions } from '@outcrop/compiler';
import type { Program } from '../program/index.ts';
import { TypeBuilder as Base, type TypeTables } from '../type-builder/index.ts';

/** Extends the types of a project for single calls. Generated clients derive a class from it that knows the project's names. */
export class TypeBuilder extends Base {
  protected override compile(source: string, program: Program): TypeTables {
    return compileAdditions(source, program);
  }
}
