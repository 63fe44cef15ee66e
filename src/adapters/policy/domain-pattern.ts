import { domainToASCII } from "node:url";

const plainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const starredLabel = /^[a-z0-9-]{0,62}\*[a-z0-9-]{0,62}$/;
const longest = 253;

/** A pattern in the form that rules match: lower case, international names as in addresses (`xn--…`). Undefined if it isn't a pattern. */
export function readDomainPattern(text: string): string | undefined {
  const [, exact = "", domain = ""] = /^(=?)(.*)$/s.exec(text.trim()) ?? [];
  const labels = domain.split(".").map(asciiLabel);
  const pattern = labels.join(".");
  const isValid = pattern.length <= longest && labels.every((label) => plainLabel.test(label) || starredLabel.test(label));
  return isValid ? `${exact}${pattern}` : undefined;
}

/** A name with a star can't be converted. */
function asciiLabel(label: string): string {
  return /^[\u0020-\u007e]*$/.test(label) || label.includes("*") ? label.toLowerCase() : domainToASCII(label);
}
