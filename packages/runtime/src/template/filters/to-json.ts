import { writeJson } from '../formats/write-json.ts';
import { toPlainData } from '../to-plain-data.ts';
import { type TemplateValue, TextValue } from '../values.ts';

/** The widest indentation that a level may have. */
const MAX_INDENT = 40;

/** Gives compact JSON, or JSON over lines for an indent (`true` is 2), that is safe inside HTML. Fields go by their real names. */
export function toJson(value: TemplateValue, indent: TemplateValue): TemplateValue {
  const width = indent === true ? 2 : typeof indent === 'number' && indent >= 0 ? Math.min(indent, MAX_INDENT) : undefined;
  const json = writeJson(toPlainData(value, 'name'), width);
  return new TextValue(json.replace(/[<>&']/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`));
}
