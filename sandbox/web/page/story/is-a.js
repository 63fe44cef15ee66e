/**
 * Whether an element is of this kind, by the classes of its own document: each frame has its own classes.
 *
 * @template {Element} Kind
 * @param {Element | null | undefined} found
 * @param {new () => Kind} kind
 * @returns {found is Kind}
 */
export function isA(found, kind) {
  const own = found?.ownerDocument.defaultView;
  const there = own && Reflect.get(own, kind.name);
  return typeof there === "function" && found instanceof there;
}
