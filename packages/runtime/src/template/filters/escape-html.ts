import { showValue } from '../show-value.ts';
import { type TemplateValue, TextValue } from '../values.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '/': '&#x2f;',
};

/** Escapes a text for HTML and marks it safe; what is safe already stays as it is. */
export function escapeHtml(value: TemplateValue): TemplateValue {
  if (value instanceof TextValue) return value;
  return new TextValue(showValue(value).replace(/[&<>"'/]/g, (character) => ENTITIES[character] ?? character));
}
