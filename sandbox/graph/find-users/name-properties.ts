import type { Filter, Path } from "../lists/filter.ts";
import { properName } from "./user-properties.ts";

/** G187: the same filter with the properties' names as Graph writes them. Variables of lambdas keep theirs. */
export function nameProperties(filter: Filter): Filter {
  switch (filter.kind) {
    case "and":
    case "or":
      return { ...filter, parts: filter.parts.map(nameProperties) };
    case "not":
      return { ...filter, inner: nameProperties(filter.inner) };
    case "any":
      return { ...filter, collection: properName(filter.collection) };
    default:
      return { ...filter, path: properPath(filter.path) };
  }
}

function properPath([name = "", ...rest]: Path): Path {
  return [properName(name), ...rest];
}
