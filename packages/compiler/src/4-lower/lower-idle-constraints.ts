import type { Project } from '../1-bind/project.ts';
import { attributeSites } from '../3-check/attributes/attribute-site.ts';
import type { TemplateLowering } from './lower-templates.ts';

/**
 * Lowers the expressions that are not in the program: of parameters, enum values and declarations whose name is taken. They do nothing,
 * but their faults are told all the same. Comes last: what was lowered before is not lowered again.
 */
export function lowerIdleConstraints(project: Project, { constraint }: TemplateLowering): void {
  for (const { attributes, file } of attributeSites(project)) {
    for (const { name, arguments: values } of attributes) {
      const text = values.find((value) => value.kind === 'template-expression');
      if (text !== undefined && (name.text === 'check' || name.text === 'assert')) constraint({ file, text }, undefined);
    }
  }
}
