/**
 * Whether a partner's domain is one of those that a pattern of the policy means; both lower case. `fabrikam.com` is it and its
 * subdomains, `=fabrikam.com` it alone. A `*` stands for a label or a part of one, once in each, and never reaches over a dot:
 * `fabrikam.*` is fabrikam.de, and no fabrikam.example.com that anybody could set up.
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
