import { domainToASCII } from "node:url";

const plainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const starredLabel = /^[a-z0-9-]{0,62}\*[a-z0-9-]{0,62}$/;
const longest = 253;

/** A pattern as rules match it: lower case, international names as addresses write them (`xn--…`). Undefined for what is none. */
export function readDomainPattern(text: string): string | undefined {
  const [, exact = "", domain = ""] = /^(=?)(.*)$/s.exec(text.trim()) ?? [];
  const labels = domain.split(".").map(asciiLabel);
  const pattern = labels.join(".");
  const isValid = pattern.length <= longest && labels.every((label) => plainLabel.test(label) || starredLabel.test(label));
  return isValid ? `${exact}${pattern}` : undefined;
}

/** What has a star is no name that could be translated. */
function asciiLabel(label: string): string {
  return /^[\u0020-\u007e]*$/.test(label) || label.includes("*") ? label.toLowerCase() : domainToASCII(label);
}
