/** A check of one JSON value: gives it back with its type or throws {@link Malformed}. */
export type Check<T> = (value: unknown, path: string) => T;

/** What a record type needs: one check for every field but `type`; the compiler insists on each. */
export type Fields<T> = { readonly [K in Exclude<keyof T, 'type'>]-?: Check<T[K]> };

/** A message that is not one of ours. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
}

export const text: Check<string> = (value, path) => {
  if (typeof value !== 'string') throw new Malformed(`${path} is no text`);
  return value;
};

export const flag: Check<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new Malformed(`${path} is neither true nor false`);
  return value;
};

/** A Java `int`. */
export const int: Check<number> = (value, path) => {
  if (typeof value !== 'number' || (value | 0) !== value) {
    throw new Malformed(`${path} is no 32-bit integer`);
  }
  return value;
};

/** A length or place in bytes: a Java `long` that a number holds exactly. */
export const count: Check<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new Malformed(`${path} is no length`);
  }
  return value;
};

export function list<T>(check: Check<T>): Check<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new Malformed(`${path} is no list`);
    return value.map((item, i) => check(item, `${path}[${i}]`));
  };
}

/** One of the constants that are the keys of `constants`; the compiler insists on all of them. */
export function oneOf<T extends string>(constants: { readonly [K in T]: true }): Check<T> {
  return (value, path) => {
    if (typeof value !== 'string' || !Object.hasOwn(constants, value)) {
      throw new Malformed(`${path} is none of ${Object.keys(constants).join(', ')}`);
    }
    return value as T;
  };
}

/** An object with these fields; fields that it has beyond them are left out. */
export function record<T>(fields: Fields<T>): Check<T> {
  return (value, path) => {
    const source = asObject(value, path);
    const target: Record<string, unknown> = {};
    for (const [name, check] of Object.entries(fields) as [string, Check<unknown>][]) {
      if (!Object.hasOwn(source, name)) throw new Malformed(`${path}.${name} is missing`);
      target[name] = check(source[name], `${path}.${name}`);
    }
    return target as T;
  };
}

/** One of several records, told apart by `type`. */
export function union<T extends { type: string }>(
  records: {
    readonly [K in T['type']]: Fields<Extract<T, { type: K }>>;
  },
): Check<T> {
  return (value, path) => {
    const type = asObject(value, path)['type'];
    if (typeof type !== 'string' || !Object.hasOwn(records, type)) {
      throw new Malformed(`${path}.type is unknown`);
    }
    const fields = records[type as T['type']] as Fields<T>;
    return Object.assign({ type }, record(fields)(value, path)) as T;
  };
}

function asObject(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Malformed(`${path} is no object`);
  }
  return value as Record<string, unknown>;
}
