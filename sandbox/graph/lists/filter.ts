/** An OData `$filter`, parsed. Paths are as written: `["mail"]`, or in a lambda `["c", "issuer"]`. */
export type Filter =
  | { readonly kind: "and"; readonly parts: readonly Filter[] }
  | { readonly kind: "or"; readonly parts: readonly Filter[] }
  | { readonly kind: "not"; readonly inner: Filter }
  | { readonly kind: "compare"; readonly path: Path; readonly operator: Comparison; readonly value: Literal }
  | { readonly kind: "in"; readonly path: Path; readonly values: readonly Literal[] }
  | { readonly kind: "call"; readonly path: Path; readonly name: "startsWith" | "endsWith" | "contains"; readonly value: string }
  | { readonly kind: "any"; readonly collection: string; readonly variable: string; readonly condition: Filter };

export type Path = readonly string[];

export type Comparison = "eq" | "ne" | "gt" | "ge" | "lt" | "le";

/** `type` is OData's; the value of a date is the text of a DateTimeOffset. */
export type Literal =
  | { readonly type: "String" | "DateTimeOffset"; readonly value: string }
  | { readonly type: "Boolean"; readonly value: boolean }
  | { readonly type: "Int32"; readonly value: number }
  | { readonly type: "Null"; readonly value: null };
