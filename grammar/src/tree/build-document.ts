import type { Report } from '../diagnostic.ts';
import type { TokenizedFile } from '../lexer/tokenize.ts';
import { declarationKeywords } from '../lexer/tokens.ts';
import type { MESSAGES } from '../messages.ts';
import type { DocumentCstNode } from '../parser/cst.ts';
import type { SourceFile } from '../source-file.ts';
import type { Document } from '../syntax-tree.ts';
import { buildDeclaration } from './build-declaration.ts';
import { reportForeign } from './build-foreign.ts';
import { buildRawString } from './build-raw-string.ts';
import { findDeclarationDocumentation, findMemberDocumentation } from './documentation.ts';

/** The keywords to offer: without old spellings. */
const KEYWORDS = [...declarationKeywords.keys()].filter((word) => word !== 'string_template' && word !== 'client');

/** Builds the syntax tree of a file from the parser's tree, and reports the mistakes that the parser made room for. */
export function buildDocument(file: SourceFile, tokenized: TokenizedFile, cst: DocumentCstNode, report: Report<typeof MESSAGES>): Document {
  const context = {
    file,
    report,
    memberDocumentation: findMemberDocumentation(tokenized),
    declarationDocumentation: findDeclarationDocumentation(tokenized, file),
  };
  const { declaration = [], RawString = [], Foreign = [] } = cst.children;
  for (const token of Foreign) reportForeign(context, token, KEYWORDS);
  return {
    kind: 'document',
    file,
    declarations: declaration.map((each) => buildDeclaration(context, each)).filter((each) => each !== undefined),
    rawStrings: RawString.map(({ startOffset }) => buildRawString(context, startOffset)),
    comments: tokenized.comments,
    span: { start: 0, end: file.text.length },
    recovered: Foreign.length > 0,
  };
}
