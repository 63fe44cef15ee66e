/**
 * Whether it is of this kind, in the words of the document that it is in: each frame has classes of its own.
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
