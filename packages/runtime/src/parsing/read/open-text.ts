import { BACKTICK, DOUBLE_QUOTE, isBlank, SINGLE_QUOTE } from './characters.ts';
import { IndentedText } from './indented-text.ts';
import type { Place } from './verdict.ts';

/** How a text is delimited. */
export type TextForm = 'double' | 'single' | 'backtick' | 'tripleDouble' | 'tripleBacktick' | 'bare' | 'lineComment' | 'blockComment';

const QUOTES: Readonly<Partial<Record<TextForm, number>>> = { double: DOUBLE_QUOTE, single: SINGLE_QUOTE, backtick: BACKTICK };

/** Whether a text goes on, stops before something undecided, has ended, or has ended with the fence around it. */
export type TextStatus = 'open' | 'waiting' | 'closed' | 'fence closed';

/** The text that the reader is inside of. Content is only ever appended, never looked at again: it may be long. */
export class OpenText {
  readonly form: TextForm;
  readonly place: Place;
  /** The code of the quote that ends it. */
  readonly quote: number;
  status: TextStatus = 'open';
  /** Without trailing blanks when unquoted. */
  content = '';
  /** Whether unescaped double quotes inside it come in pairs so far. */
  hasPairedQuotes = true;
  /** Whether an unquoted text holds a blank or an opening parenthesis. */
  isPhrase = false;
  /** Whether a code fence of its own is open in it. */
  isInFence = false;
  // Not `#indented`, since a copy is made by assigning.
  private readonly indented: IndentedText | undefined;
  private trailingBlanks = '';

  constructor(form: TextForm, place: Place) {
    this.form = form;
    this.place = place;
    this.quote = QUOTES[form] ?? 0;
    this.indented = openIndented(form);
  }

  /** Appends content of a quoted text. */
  add(text: string): void {
    if (this.indented === undefined) this.content += text;
    else this.indented.add(text);
  }

  /** Appends content of an unquoted text. */
  addBare(text: string): void {
    let end = text.length;
    while (end > 0 && isBlank(text.charCodeAt(end - 1))) end -= 1;
    if (end === 0) {
      this.trailingBlanks += text;
    } else {
      this.content += this.trailingBlanks + (end === text.length ? text : text.slice(0, end));
      this.trailingBlanks = text.slice(end);
    }
    this.isPhrase ||= /[ (]/.test(text);
  }

  /** Gives the text that the content stands for. */
  text(): string {
    return this.indented === undefined ? this.content : this.indented.text();
  }

  /** Gives an independent copy. Content in triple quotes is shared: nothing is added to it at the end of a text. */
  copy(): OpenText {
    return Object.assign(new OpenText(this.form, this.place), this);
  }
}

function openIndented(form: TextForm): IndentedText | undefined {
  if (form !== 'tripleDouble' && form !== 'tripleBacktick') return undefined;
  return new IndentedText({ beginsWithLanguage: form === 'tripleBacktick' });
}
