import type { Constraint, NamedConstraint } from './constraint.ts';
import type { FieldType, StreamBehaviour } from './field-type.ts';
import type { Template } from './template-tree.ts';

/** The data format that this version writes. The runtime refuses formats it does not know at first use, never at import. */
export const PROGRAM_FORMAT = 1;

/**
 * Everything the runtime needs to know about a project: the only contract between compiler and runtime. Plain JSON-able data. Generated
 * code spreads it over `functions.ts` and `program.ts`; in memory it is one object.
 */
export interface Program {
  readonly format: number;
  readonly enums?: Readonly<Record<string, EnumData>>;
  readonly classes?: Readonly<Record<string, ClassData>>;
  readonly aliases?: Readonly<Record<string, FieldType>>;
  readonly clients?: Readonly<Record<string, ClientData>>;
  readonly retries?: Readonly<Record<string, RetryPolicyData>>;
  readonly templates?: Readonly<Record<string, TemplateStringData>>;
  /** Absent in generated code, where each function stands beside its signature. */
  readonly functions?: Readonly<Record<string, FunctionData>>;
  /** Absent in generated code: only the command line runs tests. */
  readonly tests?: readonly TestData[];
}

export interface EnumData {
  /** In source order; the key is the value's name. */
  readonly values: Readonly<Record<string, EnumValueData>>;
  readonly alias?: string;
  readonly description?: string;
  readonly dynamic?: true;
  readonly check?: Readonly<Record<string, Constraint>>;
  readonly assert?: readonly NamedConstraint[];
}

export interface EnumValueData {
  readonly alias?: string;
  readonly description?: string;
  readonly skip?: true;
}

export interface ClassData {
  /** In source order; the key is the field's name. */
  readonly fields: Readonly<Record<string, FieldType>>;
  readonly alias?: string;
  readonly description?: string;
  readonly dynamic?: true;
  readonly check?: Readonly<Record<string, Constraint>>;
  readonly assert?: readonly NamedConstraint[];
  readonly stream?: StreamBehaviour;
}

export interface FunctionData {
  readonly name: string;
  /** Name of a declared client, or a shorthand `provider/model`. */
  readonly client: string;
  /** In source order. */
  readonly params: Readonly<Record<string, FieldType>>;
  readonly output: FieldType;
  readonly prompt: Template;
}

export interface TemplateStringData {
  readonly params: Readonly<Record<string, FieldType>>;
  readonly body: Template;
}

/** JSON, with `{ env: NAME }` where the source says `env.NAME`: looked up when a call needs it. */
export type OptionValue =
  | string
  | number
  | boolean
  | null
  | readonly OptionValue[]
  | EnvironmentReference
  | { readonly [key: string]: OptionValue };

export interface EnvironmentReference {
  readonly env: string;
}

export interface ClientData {
  /** As written: `aws-bedrock`, `fallback`, `round-robin`, or a provider that Outcrop compiles but cannot call. */
  readonly provider: string;
  /** Name of a retry policy. */
  readonly retry?: string;
  /** Keys in source spelling. */
  readonly options: Readonly<Record<string, OptionValue>>;
}

export interface RetryPolicyData {
  /** Attempts after the first. */
  readonly max_retries: number;
  readonly type?: 'constant_delay' | 'exponential_backoff';
  readonly delay_ms?: number;
  readonly multiplier?: number;
  readonly max_delay_ms?: number;
}

/** One `test` block, once per function it names. */
export interface TestData {
  readonly name: string;
  readonly function: string;
  /** JSON, with `{ env }` and `{ template, args }` where the source says `env.X` or `Template(...)`. */
  readonly args: Readonly<Record<string, OptionValue>>;
  /** Directory of the source file, relative to the source directory: media files are relative to it. */
  readonly directory: string;
  readonly checks?: readonly (Constraint & { readonly name: string })[];
  readonly asserts?: readonly NamedConstraint[];
  /** Types of the test's `type_builder`, laid over the program. */
  readonly types?: Pick<Program, 'enums' | 'classes' | 'aliases'>;
}
