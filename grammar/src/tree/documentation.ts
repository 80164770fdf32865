import type { TokenizedFile } from '../lexer/tokenize.ts';
import type { SourceFile } from '../source-file.ts';
import type { Span } from '../span.ts';
import type { Comment, DocumentationComment } from '../syntax-tree.ts';

/** Finds the documentation of what has this span. */
export type FindDocumentation = (span: Span) => DocumentationComment | undefined;

/** Finds the documentation of a member: the lines before it, then what follows it on its line. */
export function findMemberDocumentation({ documentationBefore, documentationAfter }: TokenizedFile): FindDocumentation {
  return ({ start, end }) => joinComments([...(documentationBefore.get(start) ?? []), ...(documentationAfter.get(end) ?? [])]);
}

/** Finds the documentation of a declaration: the lines before it, as far as no empty line separates them from it. */
export function findDeclarationDocumentation({ documentationBefore }: TokenizedFile, file: SourceFile): FindDocumentation {
  return ({ start }) => {
    const comments = documentationBefore.get(start) ?? [];
    let next = start;
    let first = comments.length;
    while (first > 0) {
      const { span } = comments[first - 1] ?? { span: { start: 0, end: 0 } };
      if (/(?:\r?\n|\r)[ \t]*(?:\r?\n|\r)/.test(file.text.slice(span.end, next))) break;
      next = span.start;
      first -= 1;
    }
    return joinComments(comments.slice(first));
  };
}

function joinComments(comments: readonly Comment[]): DocumentationComment | undefined {
  const [first] = comments;
  const last = comments[comments.length - 1];
  if (first === undefined || last === undefined) return undefined;
  const text = comments.map((comment) => comment.text.replace(/^\/+ ?/, '').trimEnd()).join('\n');
  return { text, span: { start: first.span.start, end: last.span.end } };
}
