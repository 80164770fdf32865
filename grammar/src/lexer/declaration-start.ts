/** A keyword, a name, and a sign that can follow the name of a declaration, all on one line (a `{` may open the next). */
const SHAPE =
  /(?:client<llm>|client|(?:dynamic[ \t]+)?class|(?:dynamic[ \t]+)?enum|type|function|retry_policy|template_string|string_template|generator|test)[ \t]+[$_\p{L}][\p{L}\p{N}_$-]*[ \t]*(?:[{(=]|->|#+"|\r?\n[ \t]*\{)/uy;

/** Is this the start of a declaration, whatever stands before it? Decides where an unclosed block, string or skipped text ends. */
export function isDeclarationStart(text: string, offset: number): boolean {
  SHAPE.lastIndex = offset;
  return SHAPE.test(text);
}

/** An unknown word, a capitalised name and a block: meant as a declaration, whatever the word. */
const UNKNOWN = /[a-z_]+(?:<[^<>\r\n]*>)?[ \t]+[A-Z]\w*[ \t]*[{(]/y;

/** Does the line that starts here look like a declaration, even of an unknown kind? */
export function looksLikeDeclaration(text: string, offset: number): boolean {
  UNKNOWN.lastIndex = offset;
  return UNKNOWN.test(text) || isDeclarationStart(text, offset);
}
