/** The source of one conformance question. */
export interface Question {
  /** Source text, or texts by path. */
  readonly baml?: string | Readonly<Record<string, string>>;
  /** Shorthand: adds a Bedrock client and a function `Fn` that returns this type. */
  readonly type?: string;
  /** Prompt of the shorthand function. */
  readonly prompt?: string;
  /** Parameter list of the shorthand function. */
  readonly params?: string;
}

const CLIENT = `
client<llm> ShorthandBedrock {
  provider aws-bedrock
  options {
    region "us-east-1"
    access_key_id "AKIDEXAMPLE"
    secret_access_key "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
    model "anthropic.claude-3-sonnet-20240229-v1:0"
  }
}
`;

/** The files that a question stands for, the shorthand written out. */
export function sourcesOf({ baml = '', type, params = '', prompt = '{{ ctx.output_format }}' }: Question): Record<string, string> {
  const files = typeof baml === 'string' ? { 'main.baml': baml } : { ...baml };
  if (type === undefined) return files;
  const fn = `function Fn(${params}) -> ${type} {\n  client ShorthandBedrock\n  prompt ##"${prompt}"##\n}\n`;
  return { ...files, 'shorthand.baml': `${CLIENT}${fn}` };
}
