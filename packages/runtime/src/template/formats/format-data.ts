import { describeKind } from '../describe-kind.ts';
import { showValue } from '../show-value.ts';
import { TemplateError } from '../template-error.ts';
import { toPlainData } from '../to-plain-data.ts';
import type { TemplateValue } from '../values.ts';
import { writeJson } from './write-json.ts';
import { type ToonOptions, writeToon } from './write-toon.ts';
import { writeYaml } from './write-yaml.ts';

/** The widest indentation that a level may have. */
const MAX_INDENT = 40;

/** The options of `|format` that a format may read. */
export interface FormatOptions {
  readonly indent: TemplateValue;
  readonly delimiter: TemplateValue;
  readonly lengthMarker: TemplateValue;
}

/** Gives the text of `|format(type=…)`: plain data with the aliases of fields and enum values, as JSON, YAML or TOON. */
export function formatData(value: TemplateValue, type: TemplateValue, options: FormatOptions): string {
  const format = type === undefined ? undefined : showValue(type).toLowerCase();
  switch (format) {
    case 'json':
      return writeJson(toPlainData(value, 'alias'));
    case 'yaml':
      return writeYaml(toPlainData(value, 'alias'));
    case 'toon':
      return writeToon(toPlainData(value, 'alias'), readToonOptions(options));
    default:
      throw new TemplateError(`"format" needs type="json", type="yaml" or type="toon"`);
  }
}

const DELIMITERS: ReadonlyMap<string, ToonOptions['delimiter']> = new Map([
  ['comma', ','],
  ['tab', '\t'],
  ['pipe', '|'],
]);

function readToonOptions({ indent, delimiter, lengthMarker }: FormatOptions): ToonOptions {
  const sign = delimiter === undefined ? ',' : DELIMITERS.get(showValue(delimiter));
  if (sign === undefined) throw new TemplateError('"delimiter" is "comma", "tab" or "pipe"');
  const marker = lengthMarker === undefined || lengthMarker === null ? '' : showValue(lengthMarker);
  if (Array.from(marker).length > 1)
    throw new TemplateError(`"length_marker" is one character, not ${describeKind(lengthMarker)} of several`);
  // A wrong kind of indent is ignored, as in the reference implementation.
  const width = typeof indent === 'number' && indent >= 0 ? Math.min(indent, MAX_INDENT) : 2;
  return { indent: width, delimiter: sign, lengthMarker: marker };
}
