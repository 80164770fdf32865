import { EOF, type IToken } from 'chevrotain';
import type { Report } from '../diagnostic.ts';
import type { TokenizedFile } from '../lexer/tokenize.ts';
import { declarationKeywords } from '../lexer/tokens.ts';
import type { MESSAGES } from '../messages.ts';
import type { ParsedPart } from '../parser/parse-declarations.ts';
import type { SourceFile } from '../source-file.ts';
import type { Declaration, Document, RawString } from '../syntax-tree.ts';
import type { BuildContext } from './build-context.ts';
import { buildDeclaration } from './build-declaration.ts';
import { reportForeign } from './build-foreign.ts';
import { buildRawString } from './build-raw-string.ts';
import { findDeclarationDocumentation, findMemberDocumentation } from './documentation.ts';

/** The keywords to offer: without old spellings. */
const KEYWORDS = [...declarationKeywords.keys()].filter((word) => word !== 'string_template' && word !== 'client');

/** A file, as far as it was read before its rules were applied. */
interface DocumentSource {
  readonly file: SourceFile;
  readonly tokenized: TokenizedFile;
  readonly report: Report<typeof MESSAGES>;
}

/** Builds the syntax tree of a file from the parser's trees, and reports the mistakes that the parser made room for. */
export function buildDocument({ file, tokenized, report }: DocumentSource, parts: Iterable<ParsedPart>): Document {
  const context: BuildContext = {
    file,
    report,
    memberDocumentation: findMemberDocumentation(tokenized),
    declarationDocumentation: findDeclarationDocumentation(tokenized, file),
  };
  const declarations: Declaration[] = [];
  const rawStrings: RawString[] = [];
  let recovered = false;
  for (const { cst, errors } of parts) {
    const { declaration = [], RawString: notes = [], Foreign = [] } = cst?.children ?? {};
    for (const { token } of errors) reportUnexpected(context, token);
    for (const token of Foreign) reportForeign(context, token, KEYWORDS);
    for (const { startOffset } of notes) rawStrings.push(buildRawString(context, startOffset));
    declarations.push(...declaration.map((each) => buildDeclaration(context, each)).filter((each) => each !== undefined));
    recovered ||= Foreign.length > 0 || errors.length > 0;
  }
  const span = { start: 0, end: file.text.length };
  return { kind: 'document', file, declarations, rawStrings, comments: tokenized.comments, span, recovered };
}

/** The rules take all that the lexer gives, which is tested; a hole in them must still not go unnoticed, nor throw. */
function reportUnexpected({ file, report }: BuildContext, { tokenType, startOffset, image }: IToken): void {
  const start = tokenType === EOF ? file.text.length : startOffset;
  report('unexpected-text', { start, end: start + image.length }, {});
}
