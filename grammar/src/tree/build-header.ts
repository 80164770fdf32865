import type { IToken } from 'chevrotain';
import type { StrayHeaderCstNode } from '../parser/cst.ts';
import type { DocumentationComment, Name } from '../syntax-tree.ts';
import { type BuildContext, hasNewLine, textOf } from './build-context.ts';
import { buildName, missingName } from './build-name.ts';
import { spanOf } from './cst-span.ts';
import { type DeclarationWord, declarationForms } from './declaration-forms.ts';
import { describeText } from './describe-text.ts';

/** What stands before the body of every declaration. */
export interface Header {
  readonly name: Name;
  readonly documentation?: DocumentationComment;
  readonly recovered: boolean;
}

/** How a declaration begins. */
export interface DeclarationStart {
  readonly word: DeclarationWord;
  readonly keyword: IToken;
  /** Where it begins, if not with the keyword. */
  readonly offset?: number;
}

/** The parts of a declaration that make its header. */
interface HeaderParts {
  readonly Identifier?: IToken[] | undefined;
  readonly strayHeader?: StrayHeaderCstNode[];
}

/** Builds the name of a declaration, and reports what should not stand beside it. */
export function buildHeader(
  context: BuildContext,
  { word, keyword, offset = keyword.startOffset }: DeclarationStart,
  { Identifier, strayHeader }: HeaderParts,
): Header {
  const token = Identifier?.[0];
  const form = declarationForms[word];
  const end = spanOf(keyword).end;
  const name = token === undefined ? missingName(end) : buildName(context, token);
  const stray = strayHeader?.[0];
  if (stray !== undefined) reportStray(context, stray, form);
  else if (token === undefined) context.report('missing-name', spanOf(keyword), { keyword: word, form });
  if (token !== undefined && hasNewLine(context, end, name.span.start)) context.report('split-header', name.span, { keyword: word });
  const documentation = context.declarationDocumentation({ start: offset, end });
  return { name, ...(documentation !== undefined && { documentation }), recovered: name.recovered || stray !== undefined };
}

function reportStray(context: BuildContext, node: StrayHeaderCstNode, form: string): void {
  const span = spanOf(node);
  context.report('stray-in-header', span, { found: describeText(textOf(context, span)), form });
}

/** Reports a declaration without a body. */
export function reportMissingBody(context: BuildContext, { word, keyword }: DeclarationStart, { name }: Header): void {
  if (name.text === '') return;
  context.report(
    'missing-body',
    { start: keyword.startOffset, end: name.span.end },
    { what: `${word} \`${name.text}\``, form: declarationForms[word] },
  );
}
