import { editDistance } from "./edit-distance.ts";

/** Where many people have a private mailbox: the name, and the ending of their addresses. */
const wellKnown: readonly (readonly [name: string, ending: string])[] = [
  ["gmail", "com"],
  ["googlemail", "com"],
  ["outlook", "com"],
  ["hotmail", "com"],
  ["live", "com"],
  ["msn", "com"],
  ["yahoo", "com"],
  ["icloud", "com"],
  ["aol", "com"],
  ["protonmail", "com"],
  ["t-online", "de"],
  ["freenet", "de"],
  ["wanadoo", "fr"],
  ["laposte", "net"],
  ["comcast", "net"],
];

/** Real domains that are one letter from a well-known one. */
const real: ReadonlySet<string> = new Set([
  ...["mail.com", "email.com", "ymail.com", "fmail.com", "gail.com", "cloud.com", "ecloud.com", "xcloud.com"],
  ...["live.co", "msn.co", "aol.co"],
]);

/** No such endings exist, or they belong to countries whose mailboxes aren't at these companies (`yahoo.cm`). */
const mistypedCom: ReadonlySet<string> = new Set(["con", "cmo", "ocm", "vom", "xom", "cpm", "comm", "coom", "cim", "om", "cm", "co"]);

/** In shorter names, one other letter makes another word. */
const shortestName = 5;

/**
 * The domain that was probably meant by `gmial.com` or `gmail.con`: a well-known one, or one that the company works with (`known`, lower case).
 * Undefined if the domain may be right. An ending of a country is never an error: `hotmail.fr` and `live.nl` exist.
 */
export function meantDomain(domain: string, known: readonly string[] = []): string | undefined {
  const typed = domain.toLowerCase();
  if (real.has(typed) || known.includes(typed)) return undefined;
  return [...wellKnown.map((one) => one.join(".")), ...known].find((one) => isMeant(parts(one), ...parts(typed)));
}

/** The last part is the ending: only there is `.con` an error. */
function parts(domain: string): readonly [name: string, ending: string] {
  const dot = domain.lastIndexOf(".");
  return dot < 0 ? [domain, ""] : [domain.slice(0, dot), domain.slice(dot + 1)];
}

function isMeant([name, end]: readonly [name: string, ending: string], typedName: string, typedEnd: string): boolean {
  const hasWrongEnd = end === "com" && mistypedCom.has(typedEnd);
  if (typedEnd !== end && !hasWrongEnd) return false;
  const wrong = editDistance(typedName, name);
  return wrong === 0 ? hasWrongEnd : wrong === 1 && name.length >= shortestName;
}
