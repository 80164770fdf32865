import { openBareText } from './bare-text.ts';
import type { OpenText, TextForm } from './open-text.ts';
import { OpenScalar, type TreeNode } from './tree.ts';

/** Where a reader is, apart from the open containers: what a look must leave as it was. */
export interface ReaderState {
  /** The text that the reader is inside of. */
  text: OpenText | undefined;
  assignment: Assignment;
  /** How many things began outside of any structure, comments included, and the form of the last text. */
  rootThings: number;
  lastForm: TextForm | undefined;
  isAtWrongBracket: boolean;
  isClosed: boolean;
  isTooDeep: boolean;
}

/** What may stand between a quoted key and its value instead of a colon. */
type Assignment = 'none' | 'possible' | 'begun';

export function initialState(): ReaderState {
  return {
    text: undefined,
    assignment: 'none',
    rootThings: 0,
    lastForm: undefined,
    isAtWrongBracket: false,
    isClosed: false,
    isTooDeep: false,
  };
}

/** Gives what a text that is not complete shows, unless it is a key or a comment. */
export function nodeOfOpenText(text: OpenText): TreeNode | undefined {
  if (text.place === 'key' || text.form === 'lineComment' || text.form === 'blockComment') return undefined;
  if (text.form === 'bare') return openBareText(text.content, text.place !== 'root');
  return new OpenScalar(text.text(), false, false);
}
