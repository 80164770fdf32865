import { TemplateError } from './template-error.ts';

/** The longest text that one operation may make, in UTF-16 units: repetition, joining, padding, output. */
export const MAX_TEXT_LENGTH = 50_000_000;

/** The longest list that one operation may make. */
const MAX_LIST_LENGTH = 1_000_000;

/** How many characters or elements `*` may make. */
export const MAX_REPETITION = 10_000_000;

/** How many numbers `range` may give. */
export const MAX_RANGE = 100_000;

/** How deep macros and template strings may call each other. */
export const MAX_CALL_DEPTH = 500;

/** How deep lists, maps and classes may be nested to be printed, compared or converted. */
export const MAX_VALUE_DEPTH = 500;

/** How many statements, passes of loops and operations one rendering may take, unless the caller says otherwise. */
export const DEFAULT_MAX_STEPS = 10_000_000;

/** Fails when a text of this length, in UTF-16 units, is longer than a template may make. Asked before the text is made. */
export function checkLength(length: number): void {
  if (length > MAX_TEXT_LENGTH) throw new TemplateError(`the text is longer than ${MAX_TEXT_LENGTH} characters`);
}

/** Fails when a list of this length is longer than a template may make. Asked before the list is made. */
export function checkListLength(length: number): void {
  if (length > MAX_LIST_LENGTH) throw new TemplateError(`the list is longer than ${MAX_LIST_LENGTH} elements`);
}
