import { finish } from '../../galaxy/steps.js';

/** Something that is worked out once for each `K`: at the first question, or before it, a little at a time. */
export interface InAdvance<K extends object, T> {
  (key: K): T;
  /** Works a little on it with each step. */
  prepare(key: K): Generator<void, void>;
}

/** Makes one of `work`, which gives way with each `yield`. A question takes over where the preparing was. */
export function inAdvance<K extends object, T>(work: (key: K) => Generator<void, T, void>): InAdvance<K, T> {
  const made = new WeakMap<K, { readonly value: T }>();
  const begun = new WeakMap<K, Generator<void, T, void>>();
  const stepsOf = (key: K) => {
    const steps = begun.get(key) ?? work(key);
    begun.set(key, steps);
    return steps;
  };
  const keep = (key: K, value: T): T => {
    made.set(key, { value });
    begun.delete(key);
    return value;
  };
  const get = (key: K): T => made.get(key)?.value ?? keep(key, finish(stepsOf(key)));
  return Object.assign(get, {
    *prepare(key: K) {
      while (!made.has(key)) {
        const step = stepsOf(key).next();
        if (step.done) keep(key, step.value);
        yield;
      }
    },
  });
}
