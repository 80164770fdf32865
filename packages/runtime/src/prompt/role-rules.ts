import type { PromptClientOptions } from './render-context.ts';

/** What a client does to the roles that a prompt writes. */
export interface RoleRules {
  readonly allowed: readonly string[];
  readonly otherwise: string;
  readonly renamed: ReadonlyMap<string, string>;
  /** The metadata of roles that has an effect. */
  readonly metadata: 'all' | ReadonlySet<string>;
}

const ALLOWED_ROLES: readonly string[] = ['system', 'user', 'assistant'];

/** Reads the options of a client, with the defaults of `aws-bedrock`. */
export function roleRulesOf(options: PromptClientOptions): RoleRules {
  const { allowed_roles: allowed = ALLOWED_ROLES, allowed_role_metadata: metadata = ['cache_control'] } = options;
  const otherwise = options.default_role ?? (allowed.includes('user') ? 'user' : (allowed[0] ?? 'user'));
  return {
    allowed,
    otherwise,
    renamed: new Map(Object.entries(options.remap_roles ?? {})),
    metadata: metadata === 'all' ? 'all' : new Set(metadata === 'none' ? [] : metadata),
  };
}

/** The role that a message is sent with: allowed or the default one, then renamed. */
export function applyRoleRules({ allowed, otherwise, renamed }: RoleRules, written: string): string {
  const role = allowed.includes(written) ? written : otherwise;
  return renamed.get(role) ?? role;
}
