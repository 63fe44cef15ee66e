/** Whether a path fits a pattern in which `*` stands for any text, as in `/v1.0/users/*`; the case doesn't matter. */
export function routeMatches(pattern: string, path: string): boolean {
  const escaped = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`, "i").test(path);
}
