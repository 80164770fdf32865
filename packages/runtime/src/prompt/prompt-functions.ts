import { promptFunctionSignatures } from '../program/index.ts';
import {
  bindArguments,
  HostValue,
  type KeywordArgument,
  MediaValue,
  showValue,
  TemplateError,
  type TemplateFunction,
  type TemplateValue,
} from '../template/index.ts';
import type { GuardQualifier } from './chat-prompt.ts';
import type { Marks } from './marks.ts';
import { idleMetadata, readMetadata, readTtl } from './message-metadata.ts';
import type { RoleRules } from './role-rules.ts';
import { trimWhiteSpace } from './trim-white-space.ts';

/** What the functions of `_` work with, for one rendering. */
export interface PromptFunctionScope {
  readonly marks: Marks;
  readonly rules: RoleRules;
  /** Names of role metadata that have no effect, for a warning. */
  readonly idleMetadata: Set<string>;
}

type PromptFunctionName = keyof typeof promptFunctionSignatures;
type PromptFunction = (scope: PromptFunctionScope, args: readonly TemplateValue[], keywords: readonly KeywordArgument[]) => TemplateValue;

const functions: Readonly<Record<PromptFunctionName, PromptFunction>> = {
  role: startMessage,
  chat: startMessage,
  cache: ({ marks }, [ttl]) => marks.addPart(readTtl(ttl)),
  guard: guardContent,
  document: addDocument,
  search_result: addSearchResult,
};

/** Makes the variable `_`: functions whose results are markers of messages and of parts that are not text. */
export function promptVariable(scope: PromptFunctionScope): HostValue {
  const made = new Map<string, HostValue>();
  return new HostValue('_', {
    get(member) {
      if (!Object.hasOwn(functions, member)) return undefined;
      const value = made.get(member) ?? promptFunction(scope, member as PromptFunctionName);
      made.set(member, value);
      return value;
    },
  });
}

function promptFunction(scope: PromptFunctionScope, name: PromptFunctionName): HostValue {
  const call: TemplateFunction = (args, keywords) => {
    return functions[name](scope, bindArguments(`_.${name}`, promptFunctionSignatures[name], args, keywords), keywords);
  };
  return new HostValue(`function ${name}`, { call });
}

function startMessage(scope: PromptFunctionScope, [role]: readonly TemplateValue[], keywords: readonly KeywordArgument[]): string {
  if (role === undefined || role === null) throw new TemplateError('_.role needs a role, such as _.role("user")');
  for (const name of idleMetadata(keywords)) scope.idleMetadata.add(name);
  return scope.marks.add({ kind: 'role', role: readText(scope, role, 'the role'), ...readMetadata(keywords, scope.rules) });
}

const QUALIFIERS: ReadonlySet<string> = new Set<GuardQualifier>(['grounding_source', 'query', 'guard_content']);

function guardContent(scope: PromptFunctionScope, [given, qualifiers]: readonly TemplateValue[]): string {
  const content = given instanceof MediaValue ? scope.marks.mediaOf(given) : readText(scope, given, 'what _.guard takes');
  if (content === undefined || (typeof content === 'string' && trimWhiteSpace(content) === '')) return '';
  if (typeof content === 'object' && content.kind !== 'image')
    throw new TemplateError(`_.guard takes text or an image, not ${content.kind}`);
  if (qualifiers === undefined || qualifiers === null) return scope.marks.addPart({ kind: 'guard', content });
  if (!Array.isArray(qualifiers) || !qualifiers.every(isQualifier)) {
    throw new TemplateError(`the qualifiers of _.guard must be a list of ${[...QUALIFIERS].join(', ')}`);
  }
  return scope.marks.addPart({ kind: 'guard', content, qualifiers });
}

function isQualifier(value: TemplateValue): value is GuardQualifier {
  return typeof value === 'string' && QUALIFIERS.has(value);
}

function addDocument(scope: PromptFunctionScope, [document, name, context, citations]: readonly TemplateValue[]): string {
  const media = document instanceof MediaValue ? scope.marks.mediaOf(document) : undefined;
  if (media?.kind !== 'pdf') throw new TemplateError('_.document takes a document: an argument of type pdf');
  return scope.marks.addPart({
    kind: 'media',
    media,
    ...optional('name', readOptionalText(scope, name, 'the name of a document')),
    ...optional('context', readOptionalText(scope, context, 'the context of a document')),
    ...optional('citations', readCitations(citations)),
  });
}

function addSearchResult(scope: PromptFunctionScope, [source, title, content, citations]: readonly TemplateValue[]): string {
  const passages = Array.isArray(content) ? content : [content];
  return scope.marks.addPart({
    kind: 'search-result',
    source: readFilledText(scope, source, 'the source of a search result'),
    title: readFilledText(scope, title, 'the title of a search result'),
    content: passages.map((passage) => readFilledText(scope, passage, 'the content of a search result')),
    ...optional('citations', readCitations(citations)),
  });
}

function readCitations(value: TemplateValue): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value;
  throw new TemplateError('citations must be true or false');
}

function readOptionalText(scope: PromptFunctionScope, value: TemplateValue, label: string): string | undefined {
  return value === undefined || value === null ? undefined : readText(scope, value, label);
}

function readFilledText(scope: PromptFunctionScope, value: TemplateValue, label: string): string {
  const text = readText(scope, value, label);
  if (trimWhiteSpace(text) === '') throw new TemplateError(`${label} is empty`);
  return text;
}

/** Text that leaves the prompt as it is, so that no marker may be in it. */
function readText({ marks }: PromptFunctionScope, value: TemplateValue, label: string): string {
  const text = showValue(value);
  if (marks.split(text).some((piece) => typeof piece !== 'string'))
    throw new TemplateError(`${label} must be text alone, without media or roles`);
  return text;
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });
}
