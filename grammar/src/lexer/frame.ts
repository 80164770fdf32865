import type { TokenType } from 'chevrotain';
import { Greater, LeftBrace, LeftBracket, LeftParenthesis, Less, RightBrace, RightBracket, RightParenthesis } from './tokens.ts';

/**
 * What stands inside an open bracket, which decides how the text there is read:
 * `declarations` (the file, a `type_builder`), `members` (of a class or enum), `entries` (`key value`, in a body), `map` (the same, with
 * separators), `list`, `arguments` (of an attribute or a call), and all other `types`, parameters too.
 */
export type FrameKind = 'declarations' | 'members' | 'entries' | 'map' | 'list' | 'arguments' | 'types';

/** One open bracket. The outermost frame is the file. */
export interface Frame {
  readonly kind: FrameKind;
  /** Offset of the bracket. */
  readonly start: number;
  readonly opening: string;
  /** In `declarations`: the keyword of the declaration whose header is being read. In `entries`: that of the declaration it belongs to. */
  declaration?: TokenType | undefined;
  /** In `entries` and `map`: a key was read, so its value comes next. */
  expectsValue: boolean;
  /** Offset of a bracket inside that looks as if it were the unclosed one, judging by indentation. */
  suspect?: number;
}

export type OpeningBracket = '{' | '(' | '[' | '<';

/** The token types of the opening and the closing bracket, and the closing bracket itself. */
export const brackets: Readonly<Record<OpeningBracket, { readonly closing: string; readonly open: TokenType; readonly close: TokenType }>> =
  {
    '{': { closing: '}', open: LeftBrace, close: RightBrace },
    '(': { closing: ')', open: LeftParenthesis, close: RightParenthesis },
    '[': { closing: ']', open: LeftBracket, close: RightBracket },
    '<': { closing: '>', open: Less, close: Greater },
  };
