/** Whether a path matches a pattern in which `*` stands for any text, as in `/v1.0/users/*`, without regard to case. */
export function routeMatches(pattern: string, path: string): boolean {
  const escaped = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`, "i").test(path);
}
