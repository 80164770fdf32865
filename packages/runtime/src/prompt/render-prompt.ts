import type { FunctionData, Program } from '../program/index.ts';
import { renderTemplate, type TemplateValue } from '../template/index.ts';
import type { ConvertedArguments } from './arguments/convert-arguments.ts';
import { arrangeMessages, type DraftMessage } from './arrange-messages.ts';
import type { ChatPrompt } from './chat-prompt.ts';
import { contextVariable } from './context-variable.ts';
import { enumTypesOf } from './enum-types.ts';
import { lintPrompt } from './lint-prompt.ts';
import type { Marks } from './marks.ts';
import { RefusedPrompt, toPromptError } from './prompt-error.ts';
import { promptVariable } from './prompt-functions.ts';
import { type PromptWarning, warnAboutMedia, warnAboutMetadata, warnAboutSystem } from './prompt-warnings.ts';
import type { PromptClient, RenderContext } from './render-context.ts';
import { applyRoleRules, type RoleRules, roleRulesOf } from './role-rules.ts';
import { splitMessages, type WrittenMessage } from './split-messages.ts';
import { trimWhiteSpace } from './trim-white-space.ts';

/** A rendered prompt, with what is odd about it. */
export interface RenderedPrompt extends ChatPrompt {
  readonly warnings: readonly PromptWarning[];
}

/**
 * Renders the prompt of a function for one client: the template with its arguments, cut into messages, with the client's rules for roles.
 * Throws a `BamlError` that names the function, and the template and line where there is one, for whatever is wrong with the prompt.
 */
export function renderPrompt(
  program: Program,
  fn: FunctionData,
  { values, marks }: ConvertedArguments,
  context: RenderContext,
): RenderedPrompt {
  const rules = roleRulesOf(context.client.options);
  const scope = { marks: marks.fork(), rules, idleMetadata: new Set<string>() };
  const variables = new Map<string, TemplateValue>([
    ...enumTypesOf(program),
    ['ctx', contextVariable(program, fn, context, rules)],
    ['_', promptVariable(scope)],
    ...values,
  ]);
  try {
    const text = renderTemplate(fn.prompt, variables, { name: fn.name, templateStrings: program.templates ?? {} });
    const written = readMessages(text, scope.marks);
    const drafts = written.map((message, index) => draftMessage(message, index, rules));
    const { system, messages } = lintPrompt(arrangeMessages(drafts));
    if (messages.length === 0 && !isManagedPrompt(context.client)) throw new RefusedPrompt('the prompt is empty');
    const warnings = [
      ...warnAboutSystem(drafts, written[0]?.role === undefined),
      ...warnAboutMetadata(scope.idleMetadata),
      ...warnAboutMedia(messages),
    ];
    return { system, messages, warnings };
  } catch (error) {
    throw toPromptError(error, fn.name);
  }
}

/** Text without any marker is one message, as it is. */
function readMessages(text: string, marks: Marks): readonly WrittenMessage[] {
  const pieces = marks.split(text);
  if (pieces.some((piece) => typeof piece !== 'string')) return splitMessages(pieces);
  return trimWhiteSpace(text) === '' ? [] : [{ role: undefined, parts: [{ kind: 'text', text }], isSeparate: false }];
}

function draftMessage({ role: written, parts, isSeparate }: WrittenMessage, index: number, rules: RoleRules): DraftMessage {
  const role = applyRoleRules(rules, written ?? rules.otherwise);
  if (role === 'system' || role === 'user' || role === 'assistant') return { role, parts, isSeparate };
  throw new RefusedPrompt(
    `message ${index + 1} has the role "${role}"; Amazon Bedrock knows system, user and assistant, which remap_roles can lead to`,
  );
}

/** A managed prompt brings its own messages. */
function isManagedPrompt({ options: { model = '' } }: PromptClient): boolean {
  return /^arn:[^:]+:bedrock:.*:prompt\//.test(model);
}
