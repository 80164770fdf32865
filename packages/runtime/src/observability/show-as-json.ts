/** The method by which Node, Bun and Deno let an object say what `console.log` shows of it. */
const INSPECT: symbol = Symbol.for('nodejs.util.inspect.custom');

type Inspect = (value: unknown, options: object) => string;

/** Lets `console.log` show what the `toJSON` of a class gives. */
export function showAsJson(prototype: { toJSON(): object }): void {
  Object.defineProperty(prototype, INSPECT, {
    value(this: { toJSON(): object }, depth: number, options: object, inspect: Inspect): string {
      const { name } = this.constructor;
      return depth < 0 ? `[${name}]` : `${name} ${inspect(this.toJSON(), options)}`;
    },
  });
}
