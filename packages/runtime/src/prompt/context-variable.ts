import type { FunctionData, Program } from '../program/index.ts';
import { HostValue, type TemplateValue } from '../template/index.ts';
import { readOutputFormatOptions } from './output-format/output-format-options.ts';
import { renderOutputFormat } from './output-format/render-output-format.ts';
import type { PromptClient, PromptClientOptions, RenderContext } from './render-context.ts';
import type { RoleRules } from './role-rules.ts';

/** Client options that templates may see. Never credentials. */
const VISIBLE_OPTIONS = ['model', 'region', 'endpoint_url'] as const satisfies readonly (keyof PromptClientOptions)[];

/** Makes the variable `ctx` (`spec/prompt.md` 13.1). */
export function contextVariable(program: Program, fn: FunctionData, { client, tags }: RenderContext, rules: RoleRules): HostValue {
  return new HostValue('ctx', {
    get(member) {
      switch (member) {
        case 'client':
          return clientVariable(client, rules);
        case 'tags':
          return new Map(Object.entries(tags));
        case 'output_format':
          return outputFormat(program, fn);
        default:
          return undefined;
      }
    },
  });
}

function clientVariable({ name, options }: PromptClient, { allowed, otherwise, renamed }: RoleRules): TemplateValue {
  const visible = VISIBLE_OPTIONS.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]] as const]));
  return new Map<string, TemplateValue>([
    ['name', name],
    ['provider', 'aws-bedrock'],
    ['default_role', otherwise],
    ['allowed_roles', allowed],
    ['remap_role', renamed],
    ['options', new Map(visible)],
  ]);
}

function outputFormat(program: Program, fn: FunctionData): HostValue {
  return new HostValue('output_format', {
    text: () => renderOutputFormat(program, fn.output),
    call: (args, keywords) => renderOutputFormat(program, fn.output, readOutputFormatOptions(args, keywords)),
  });
}
