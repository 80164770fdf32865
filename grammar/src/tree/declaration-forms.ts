/** How each kind of declaration is written. */
export const declarationForms = {
  class: 'class Name { … }',
  enum: 'enum Name { … }',
  type: 'type Name = …',
  function: 'function Name(input: string) -> string { … }',
  client: 'client<llm> Name { … }',
  retry_policy: 'retry_policy Name { … }',
  template_string: 'template_string Name(input: string) #"…"#',
  generator: 'generator name { … }',
  test: 'test Name { … }',
} as const;

export type DeclarationWord = keyof typeof declarationForms;
