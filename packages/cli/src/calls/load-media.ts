import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mediaTypeOf } from 'outcrop/node';
import { type FieldType, type MediaName, type Program, viewFieldType } from 'outcrop/program';
import { CommandError } from '../exit-code.ts';

/** What is needed to read the files that arguments name. */
export interface MediaScope {
  readonly program: Program;
  /** What paths of files are relative to. */
  readonly folder: string;
}

/** Replaces `{ file, media_type? }` by the bytes of the file, wherever the type of an argument has media. Other values pass unchanged. */
export function loadMedia(type: FieldType, value: unknown, scope: MediaScope): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const view = viewFieldType(type);
  switch (view.kind) {
    case 'primitive':
    case 'literal':
      return value;
    case 'media':
      return readFile(view.name, value, scope);
    case 'optional':
    case 'attributed':
      return loadMedia(view.inner, value, scope);
    case 'list':
      return Array.isArray(value) ? value.map((item) => loadMedia(view.item, item, scope)) : value;
    case 'map':
      return mapEntries(value, (_, item) => loadMedia(view.value, item, scope));
    case 'union':
      return view.members.reduce((loaded, member) => loadMedia(member, loaded, scope), value as unknown);
    case 'name':
      return loadNamed(view.name, value, scope);
  }
}

function loadNamed(name: string, value: object, scope: MediaScope): unknown {
  const { classes = {}, aliases = {} } = scope.program;
  const target = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  if (target !== undefined) return loadMedia(target, value, scope);
  const fields = (Object.hasOwn(classes, name) ? classes[name]?.fields : undefined) ?? {};
  return mapEntries(value, (key, item) => {
    const type = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return type === undefined ? item : loadMedia(type, item, scope);
  });
}

function mapEntries(value: object, change: (key: string, item: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(key, item)]));
}

function readFile(kind: MediaName, value: object, { folder }: MediaScope): unknown {
  const { file, media_type = undefined } = value as { readonly file?: unknown; readonly media_type?: unknown };
  if (typeof file !== 'string') return value;
  const path = resolve(folder, file);
  if (!existsSync(path)) throw new CommandError(`There is no ${kind} file ${path}.`);
  return { base64: readFileSync(path).toString('base64'), media_type: media_type ?? mediaTypeOf(kind, file) };
}
