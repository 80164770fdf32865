import type { OpenText } from './open-text.ts';

/** What the reader is given: one object or array, a whole text, or the content of a code fence, which a closing line ends. */
export type ReaderScope = 'structure' | 'text' | 'fence';

/** Whether a reader goes on, stops before something undecided, or stops for good: what it reads is closed, or nests deeper than allowed. */
export type ReaderStatus = 'open' | 'waiting' | 'closed' | 'too deep';

/** Where a reader is, apart from the open containers: what a look must leave as it was. */
export interface ReaderState extends OpenText {
  readonly scope: ReaderScope;
  status: ReaderStatus;
  /** Whether the text ends with the piece at hand, for good or for a look. */
  isEnded: boolean;
  isLook: boolean;
  /** Whether it is inside of a text; if not, that was the last one. */
  isInText: boolean;
  /** The code of what may stand between a quoted key and its value instead of a colon; 0 for nothing. */
  assignment: number;
  /** Whether all that was read, comments included, is one unquoted text. Not known before anything was. */
  isBare: boolean | undefined;
  isAtWrongBracket: boolean;
}

/** Gives the state at the beginning of a text. */
export function initialState(scope: ReaderScope): ReaderState {
  return {
    scope,
    status: 'open',
    isEnded: false,
    isLook: false,
    isInText: false,
    assignment: 0,
    isBare: undefined,
    isAtWrongBracket: false,
    form: '',
    place: 'root',
    content: '',
    blanks: '',
    indented: undefined,
    endsAtComma: true,
    isInFence: false,
  };
}

/** Stops before something that the next piece decides. */
export function waitAt(at: number, state: ReaderState): number {
  state.status = 'waiting';
  return at;
}
