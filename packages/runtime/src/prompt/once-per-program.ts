import type { Program } from '../program/index.ts';

/** Wraps a function so that it runs once for each program object. What it gives lives as long as the program. */
export function oncePerProgram<Value extends object>(make: (program: Program) => Value): (program: Program) => Value {
  const made = new WeakMap<Program, Value>();
  return (program) => {
    const known = made.get(program);
    if (known !== undefined) return known;
    const value = make(program);
    made.set(program, value);
    return value;
  };
}
