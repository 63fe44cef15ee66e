import { getPath } from "hono/utils/url";
import { ROUTES } from "./routes.ts";

/** The fixed segments of all routes, by their lower case. */
const SEGMENTS: ReadonlyMap<string, string> = new Map(
  ROUTES.flatMap(({ path }) => path.split("/"))
    .filter((segment) => !segment.startsWith(":"))
    .map((segment) => [segment.toLowerCase(), segment]),
);

/**
 * G188: the path with its fixed segments as Graph writes them, and without a slash at the end: Microsoft's pages also write
 * `/directory/deleteditems` and `/users/delta/?$filter=…`. Paths of other services stay as they are.
 */
export function graphPath(request: Request): string {
  const path = getPath(request);
  return /^\/(?:v1\.0|beta)(?:\/|$)/i.test(path) ? properSegments(path) : path;
}

/** The path of a request in a batch, which doesn't begin with a version. */
export const pathInBatch = (request: Request): string => properSegments(getPath(request));

function properSegments(path: string): string {
  const segments = path.replace(/\/$/, "").split("/");
  return segments.map((segment) => SEGMENTS.get(segment.toLowerCase()) ?? segment).join("/");
}
