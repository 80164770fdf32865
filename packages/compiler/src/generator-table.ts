/** What Outcrop generates. */
export const OUTPUT_TYPES = ['typescript', 'typescript/react'] as const;

/** What the reference implementation generates besides: such generators are skipped with a warning. */
export const FOREIGN_OUTPUT_TYPES: readonly string[] = [
  'python/pydantic',
  'python/pydantic/v1',
  'ruby/sorbet',
  'rest/openapi',
  'go',
  'rust',
  'boundary-cloud',
];
