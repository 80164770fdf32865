/** What is remembered: a `Map`, or a `WeakMap` where it need not outlive what it is about. */
interface Memory<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/** Gives the same function, which makes each value once. */
export function remembered<Key, Value>(memory: Memory<Key, Value>, make: (key: Key) => Value): (key: Key) => Value {
  return (key) => {
    let value = memory.get(key);
    if (value === undefined) {
      value = make(key);
      memory.set(key, value);
    }
    return value;
  };
}
