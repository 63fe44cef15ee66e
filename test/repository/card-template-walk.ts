type Part = Readonly<Record<string, unknown>>;

const isPart = (value: unknown): value is Part => typeof value === "object" && value !== null && !Array.isArray(value);
const childrenOf = (value: unknown): unknown[] => (typeof value === "object" && value !== null ? Object.values(value) : []);

/** Every object in a JSON value; the value itself comes first. */
export function objectsIn(value: unknown): Part[] {
  return [...(isPart(value) ? [value] : []), ...childrenOf(value).flatMap(objectsIn)];
}

/** Every property whose value is text. */
export function stringsIn(value: unknown): { readonly key: string; readonly value: string }[] {
  return objectsIn(value).flatMap((part) =>
    Object.entries(part).flatMap(([key, text]) => (typeof text === "string" ? [{ key, value: text }] : [])),
  );
}

/** What an expression of a template reads: `path` is looked up in `scope` (the `$data` around it), otherwise in the root. */
export interface Binding {
  readonly path: readonly string[];
  readonly scope: readonly string[];
}

/** Every `${…}` of a template. */
export function bindings(part: unknown, scope: readonly string[] = []): Binding[] {
  if (typeof part === "string") return pathsIn(part).map((path) => ({ path, scope }));
  if (!isPart(part)) return childrenOf(part).flatMap((child) => bindings(child, scope));
  const { $data, ...rest } = part;
  const [inner] = typeof $data === "string" ? pathsIn($data) : [];
  return [...bindings($data, scope), ...Object.values(rest).flatMap((child) => bindings(child, inner ?? scope))];
}

/** The names in a text's expressions that are not functions: `${not(empty(email.problem))}` → email.problem. */
function pathsIn(text: string): string[][] {
  const expressions = [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, expression = ""]) => expression);
  return expressions.flatMap((expression) => [...expression.matchAll(/[A-Za-z][\w.]*(?![\w.(])/g)].map(([path]) => path.split(".")));
}

/** The values at a path, for every item of the arrays on the way. */
export function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  return isPart(value) && Object.hasOwn(value, name) ? valuesAt(value[name], rest) : [];
}

/** Copies of some data, each without one of its properties, at any depth. */
export function withoutEach(data: object): { readonly missing: string; readonly data: object }[] {
  return Object.keys(data).flatMap((key) => {
    const rest = Array.isArray(data)
      ? []
      : [{ missing: key, data: Object.fromEntries(Object.entries(data).filter(([name]) => name !== key)) }];
    const child: unknown = Reflect.get(data, key);
    const inner = typeof child === "object" && child !== null ? withoutEach(child) : [];
    return [...rest, ...inner.map((one) => ({ missing: `${key}.${one.missing}`, data: replaced(data, key, one.data) }))];
  });
}

function replaced(data: object, key: string, value: object): object {
  return Array.isArray(data) ? data.with(Number(key), value) : { ...data, [key]: value };
}
