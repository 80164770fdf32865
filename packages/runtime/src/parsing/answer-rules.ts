import type { Coercion } from './coerce/coercion.ts';
import type { SchemaTables } from './schema/schema-tables.ts';

/** What is needed to parse answers of one type. */
export interface AnswerRules extends SchemaTables {
  /** How whole answers are coerced, and those that still grow. */
  readonly whole: Coercion;
  readonly partial: Coercion;
  /** How deep an answer may nest. */
  readonly maxDepth: number;
}
