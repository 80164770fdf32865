import { BamlError } from '../errors/index.ts';
import type { FunctionData, Program } from '../program/index.ts';
import { renderTemplate, TemplateError, type TemplateValue } from '../template/index.ts';
import type { ConvertedArguments } from './arguments/convert-arguments.ts';
import { arrangeMessages, type DraftMessage } from './arrange-messages.ts';
import type { ChatPrompt } from './chat-prompt.ts';
import { contextVariable } from './context-variable.ts';
import { enumTypesOf } from './enum-types.ts';
import { lintPrompt, RefusedPrompt, warnAboutMessages } from './lint-prompt.ts';
import type { Marks } from './marks.ts';
import { promptVariable } from './prompt-functions.ts';
import type { PromptWarning, RenderContext } from './render-context.ts';
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
    const drafts = written.map((message) => draftMessage(message, rules));
    const prompt = lintPrompt(arrangeMessages(drafts));
    checkContent(prompt, context);
    const hasLeadingText = written[0]?.role === undefined;
    const warnings = [...warnAboutSystem(drafts, hasLeadingText), ...warnAboutMetadata(scope.idleMetadata), ...warnAboutMessages(prompt)];
    return { ...prompt, warnings };
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

function draftMessage({ role: written, parts, isSeparate }: WrittenMessage, rules: RoleRules): DraftMessage {
  const role = applyRoleRules(rules, written ?? rules.otherwise);
  if (role === 'system' || role === 'user' || role === 'assistant') return { role, parts, isSeparate };
  throw new RefusedPrompt(
    `a message has the role "${role}"; Amazon Bedrock knows system, user and assistant, which remap_roles can lead to`,
  );
}

/** A managed prompt brings its own messages. */
const MANAGED_PROMPT = /^arn:[^:]+:bedrock:.*:prompt\//;

function checkContent({ messages }: ChatPrompt, { client }: RenderContext): void {
  if (messages.length === 0 && !MANAGED_PROMPT.test(client.options.model ?? '')) throw new RefusedPrompt('the prompt is empty');
}

/** System messages that cannot move out of the conversation. */
function warnAboutSystem(drafts: readonly DraftMessage[], hasLeadingText: boolean): readonly PromptWarning[] {
  const isSystem = ({ role }: DraftMessage): boolean => role === 'system';
  const firstSpoken = drafts.findIndex((message) => !isSystem(message));
  if (firstSpoken < 0 || !drafts.slice(firstSpoken).some(isSystem)) return [];
  const [kind, place] =
    hasLeadingText && firstSpoken === 0 ? (['leading-text', 'behind text'] as const) : (['late-system', 'behind other messages'] as const);
  return [{ kind, message: `a system message stands ${place}, so that it is sent as a message of the user` }];
}

function warnAboutMetadata(names: ReadonlySet<string>): readonly PromptWarning[] {
  return [...names].map((name) => ({ kind: 'role-metadata', message: `the metadata "${name}" of a role has no effect on Amazon Bedrock` }));
}

function toPromptError(error: unknown, fn: string): unknown {
  if (error instanceof RefusedPrompt) return new BamlError({ message: error.message, function_name: fn, cause: error });
  if (!(error instanceof TemplateError)) return error;
  const template = error.template === undefined || error.template === fn ? 'the prompt' : `template_string ${error.template}`;
  const line = error.line === undefined ? '' : `, line ${error.line}`;
  return new BamlError({ message: `${template}${line}: ${error.message}`, function_name: fn, cause: error });
}
