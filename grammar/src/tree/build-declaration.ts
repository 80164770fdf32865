import type { IToken } from 'chevrotain';
import type {
  BodyCstNode,
  ClientDeclarationCstNode,
  DeclarationCstNode,
  StrayHeaderCstNode,
  TemplateStringDeclarationCstNode,
  TestDeclarationCstNode,
} from '../parser/cst.ts';
import type { Body, Declaration, TemplateStringDeclaration, TestDeclaration } from '../syntax-tree.ts';
import { buildBody } from './build-body.ts';
import { type BuildContext, hasNewLine, textOf } from './build-context.ts';
import { buildFunction } from './build-function.ts';
import { buildHeader, type DeclarationStart, type Header } from './build-header.ts';
import { buildParameters } from './build-parameters.ts';
import { buildRawString } from './build-raw-string.ts';
import { buildTypeDeclaration } from './build-type-declaration.ts';
import { first, spanOf } from './cst-span.ts';
import { declarationForms } from './declaration-forms.ts';

/** Builds a declaration of the top level. */
export function buildDeclaration(context: BuildContext, { children }: DeclarationCstNode): Declaration | undefined {
  const { dynamicDeclaration, functionDeclaration, templateStringDeclaration, testDeclaration } = children;
  const dynamic = dynamicDeclaration?.[0]?.children;
  if (dynamic !== undefined) context.report('dynamic-place', spanOf(first(dynamic.DynamicKeyword)), {});
  const typeDeclaration = buildTypeDeclaration(context, dynamic ?? children);
  if (typeDeclaration !== undefined) return typeDeclaration;
  if (functionDeclaration?.[0] !== undefined) return buildFunction(context, functionDeclaration[0]);
  if (templateStringDeclaration?.[0] !== undefined) return buildTemplateString(context, templateStringDeclaration[0]);
  if (testDeclaration?.[0] !== undefined) return buildTest(context, testDeclaration[0]);
  return buildConfiguration(context, children);
}

function buildConfiguration(
  context: BuildContext,
  { clientDeclaration, retryPolicyDeclaration, generatorDeclaration }: DeclarationCstNode['children'],
): Declaration | undefined {
  if (clientDeclaration?.[0] !== undefined) return buildClient(context, clientDeclaration[0]);
  if (retryPolicyDeclaration?.[0] !== undefined) {
    const { children } = retryPolicyDeclaration[0];
    const parts = buildHeaderAndBody(context, { word: 'retry_policy', keyword: first(children.RetryPolicyKeyword) }, children);
    return { kind: 'retry-policy', ...parts, span: spanOf(retryPolicyDeclaration[0]) };
  }
  if (generatorDeclaration?.[0] !== undefined) {
    const { children } = generatorDeclaration[0];
    const parts = buildHeaderAndBody(context, { word: 'generator', keyword: first(children.GeneratorKeyword) }, children);
    return { kind: 'generator', ...parts, span: spanOf(generatorDeclaration[0]) };
  }
  return undefined;
}

function buildClient(context: BuildContext, node: ClientDeclarationCstNode): Declaration {
  const { ClientKeyword, strayGroup } = node.children;
  if (strayGroup?.[0] !== undefined) {
    const span = { start: first(ClientKeyword).startOffset, end: spanOf(strayGroup[0]).end };
    context.report('type-form', span, { form: 'client<llm>' }, { fix: { span, replacement: 'client<llm>' } });
  }
  const parts = buildHeaderAndBody(context, { word: 'client', keyword: first(ClientKeyword) }, node.children);
  return { kind: 'client', ...parts, span: spanOf(node), recovered: parts.recovered || strayGroup !== undefined };
}

interface BodyParts {
  readonly Identifier?: IToken[];
  readonly strayHeader?: StrayHeaderCstNode[];
  readonly body?: BodyCstNode[];
}

function buildHeaderAndBody(context: BuildContext, start: DeclarationStart, parts: BodyParts): Header & { readonly body: Body } {
  const header = buildHeader(context, start, parts);
  const { body } = buildBody(context, start, { header, node: parts.body?.[0] });
  return { ...header, body, recovered: header.recovered || body.recovered };
}

function buildTest(context: BuildContext, node: TestDeclarationCstNode): TestDeclaration {
  const start = { word: 'test', keyword: first(node.children.TestKeyword) } as const;
  const header = buildHeader(context, start, node.children);
  const content = buildBody(context, start, { header, node: node.children.body?.[0] });
  return { kind: 'test', ...header, ...content, span: spanOf(node), recovered: header.recovered || content.body.recovered };
}

function buildTemplateString(context: BuildContext, node: TemplateStringDeclarationCstNode): TemplateStringDeclaration {
  const { TemplateStringKeyword, Identifier, Equals, parameters, strayHeader, RawString } = node.children;
  const quoted = strayHeader?.find((stray) => /^["']/.test(textOf(context, spanOf(stray))));
  const parts = quoted === undefined ? node.children : { Identifier };
  const header = buildHeader(context, { word: 'template_string', keyword: first(TemplateStringKeyword) }, parts);
  const token = RawString?.[0];
  const body = token === undefined ? undefined : buildRawString(context, token.startOffset);
  const { end } = spanOf(parameters?.[0] ?? Equals?.[0] ?? Identifier?.[0] ?? first(TemplateStringKeyword));
  const isDetached = body !== undefined && hasNewLine(context, end, body.span.start);
  if ((body === undefined || isDetached) && !header.recovered) {
    const span = quoted === undefined ? header.name.span : spanOf(quoted);
    context.report('template-body', span, { form: declarationForms.template_string });
  }
  return {
    kind: 'template-string',
    ...header,
    ...buildParameters(context, parameters?.[0], header.name),
    ...(body !== undefined && { body }),
    span: spanOf(node),
    recovered: header.recovered || body === undefined || isDetached,
  };
}
