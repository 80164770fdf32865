/** A value of the service model: its type and its limits. Strings are measured in characters, lists and maps in entries, blobs in bytes. */
export type ValueShape =
  | {
      readonly type: 'string';
      readonly min?: number;
      readonly max?: number;
      readonly pattern?: RegExp;
      readonly enum?: readonly string[];
    }
  | { readonly type: 'integer' | 'float'; readonly min?: number; readonly max?: number }
  | { readonly type: 'blob'; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean' | 'timestamp' | 'document' }
  | { readonly type: 'list'; readonly items: ValueShape; readonly min?: number; readonly max?: number }
  | { readonly type: 'map'; readonly key: ValueShape; readonly value: ValueShape; readonly min?: number; readonly max?: number }
  | { readonly type: 'structure'; readonly shape: string };

/** A member of a structure. Without `in` it travels in the JSON body; `as` is its name on the wire where that differs. */
export type MemberShape = ValueShape & {
  readonly required?: true;
  readonly in?: 'uri' | 'header' | 'query' | 'payload';
  readonly as?: string;
};

/** A structure of the service model; a union has exactly one member set. */
export interface StructureShape {
  readonly members: Readonly<Record<string, MemberShape>>;
  readonly union?: true;
}

/** Structures by name. */
export type ShapeTable = Readonly<Record<string, StructureShape>>;
