import { type FieldType, type MediaName, viewFieldType } from 'outcrop/program';

/** The kind of media that a parameter takes: when it is one, or optional. */
export function mediaInType(type: FieldType): MediaName | undefined {
  const view = viewFieldType(type);
  if (view.kind === 'media') return view.name;
  return view.kind === 'optional' || view.kind === 'attributed' ? mediaInType(view.inner) : undefined;
}

/** Tells whether a parameter is text: then a value is not read as JSON. */
export function isText(type: FieldType): boolean {
  const view = viewFieldType(type);
  if (view.kind === 'primitive') return view.name === 'string';
  return (view.kind === 'optional' || view.kind === 'attributed') && isText(view.inner);
}
