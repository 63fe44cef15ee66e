/**
 * What came from outside as JSON, without the character U+0000, which PostgreSQL can't store. The same object if there is none, which is
 * always, but for an attack. Nothing here calls itself: JSON can be nested deeper than the stack.
 */
export function withoutNul(value: unknown): unknown {
  const objects = objectsIn(value);
  if (![{ value }, ...objects].some(hasNul)) return value;
  const copies = new Map<unknown, unknown>();
  const clean = (one: unknown) => (typeof one === "string" ? withoutNulIn(one) : (copies.get(one) ?? one));
  for (const object of objects.toReversed()) copies.set(object, copyOf(object, clean));
  return clean(value);
}

/** All objects and arrays, each before those that are in it. */
function objectsIn(value: unknown): readonly object[] {
  const found: object[] = [];
  const add = (one: unknown) => {
    if (typeof one === "object" && one !== null) found.push(one);
  };
  add(value);
  for (const object of found) Object.values(object).forEach(add);
  return found;
}

function hasNul(object: object): boolean {
  return Object.entries(object)
    .flat()
    .some((one) => typeof one === "string" && one.includes("\u0000"));
}

function copyOf(object: object, clean: (one: unknown) => unknown): unknown {
  if (Array.isArray(object)) return object.map(clean);
  return Object.fromEntries(Object.entries(object).map(([name, one]) => [withoutNulIn(name), clean(one)]));
}

function withoutNulIn(text: string): string {
  return text.replaceAll("\u0000", "");
}
