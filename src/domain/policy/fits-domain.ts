/**
 * Whether a pattern of the policy matches a partner's domain; both lower case. `fabrikam.com` matches itself and its subdomains,
 * `=fabrikam.com` only itself. A `*` matches a label or a part of one, may occur once per label, and never matches a dot:
 * `fabrikam.*` matches fabrikam.de, but not fabrikam.example.com, which anybody could register.
 */
export function fitsDomain(pattern: string, domain: string): boolean {
  const exact = pattern.startsWith("=");
  const wanted = (exact ? pattern.slice(1) : pattern).split(".");
  const labels = domain.split(".");
  if (exact ? labels.length !== wanted.length : labels.length < wanted.length) return false;
  return wanted.toReversed().every((part, index) => fitsLabel(part, labels.at(-1 - index) ?? ""));
}

function fitsLabel(part: string, label: string): boolean {
  const [start = "", end] = part.split("*");
  if (end === undefined) return label === part;
  return label.length >= start.length + end.length && label.startsWith(start) && label.endsWith(end);
}
