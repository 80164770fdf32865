import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSourceFile, type Declaration, format, parse, renderCodeFrame, type SourceFile } from './index.ts';

const folder = join(import.meta.dirname, '..', 'samples');

function samples(kind: 'valid' | 'invalid'): [name: string, file: SourceFile][] {
  return readdirSync(join(folder, kind))
    .filter((name) => name.endsWith('.baml'))
    .map((name) => [basename(name, '.baml'), createSourceFile(name, readFileSync(join(folder, kind, name), 'utf8'))]);
}

describe.each(samples('valid'))('%s', (name, file) => {
  it('has no fault', () => {
    expect(
      parse(file)
        .diagnostics.map((diagnostic) => renderCodeFrame(diagnostic, file))
        .join('\n\n'),
    ).toBe('');
  });

  it('is formatted', async () => {
    const result = format(file);
    await expect(result.kind === 'formatted' ? result.text : result.kind).toMatchFileSnapshot(
      join(folder, 'valid', `${name}.formatted.txt`),
    );
  });
});

/** The names that later phases still see. */
function summarise(declaration: Declaration): string {
  const names = (members: readonly { readonly name: { readonly text: string } }[]) => members.map((member) => member.name.text).join(', ');
  const { kind, name } = declaration;
  switch (kind) {
    case 'class':
      return `${kind} ${name.text}: ${names(declaration.fields)}`;
    case 'enum':
      return `${kind} ${name.text}: ${names(declaration.values)}`;
    case 'function':
    case 'template-string':
      return `${kind} ${name.text}: ${names(declaration.parameters)}`;
    case 'alias':
      return `${kind} ${name.text}`;
    default:
      return `${kind} ${name.text}: ${declaration.body.entries.map(({ key }) => key.text).join(', ')}`;
  }
}

describe.each(samples('invalid'))('%s', (name, file) => {
  it('is explained, and what is around the faults is kept', async () => {
    const { tree, diagnostics } = parse(file);
    const frames = diagnostics.map((diagnostic) => `${renderCodeFrame(diagnostic, file)}\n`);
    const kept = ['kept:', ...tree.declarations.map((declaration) => `  ${summarise(declaration)}`)];
    await expect(`${[...frames, ...kept].join('\n')}\n`).toMatchFileSnapshot(join(folder, 'invalid', `${name}.expected.txt`));
  });
});
