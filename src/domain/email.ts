import { addressesIn, longestText } from "./addresses-in.ts";
import type { EmailKey } from "./ids.ts";
import { plainAddressText } from "./plain-address-text.ts";

export type EmailProblem =
  "email-missing" | "email-several" | "email-malformed" | "email-too-long" | "email-damaged" | "email-characters" | "email-not-ascii";

export type ReadEmail =
  { readonly kind: "email"; readonly email: string; readonly key: EmailKey } | { readonly kind: "problem"; readonly problem: EmailProblem };

/** RFC 5321 §4.5.3.1: 64 octets before the `@`, 254 in all. */
const longestLocalPart = 64;
const longestAddress = 254;

/**
 * What Graph refuses in `invitedUserEmailAddress` (graph/api/resources/invitation), although mail allows it. The apostrophe is not in the
 * list: Microsoft's own lists disagree, and addresses like o'brien@… exist, so Graph decides.
 */
const refusedCharacters = /[~!#$%^&*+={}/|?]/;
/** What no address has before its `@`: a typing error, or what is left of two texts. */
const strangeCharacters = /[()[\]\\:"<>,;\s]/;
const beyondAscii = /[^\u0020-\u007e]/;
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const topLevel = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/i;

/**
 * Reads an address that was typed or pasted, wherever that was: in a command, the form or the field for a copy. The text may have more in it
 * than the address: `Sam Rivera <sam@fabrikam.com>;`, `mailto:`, quotation marks. It must have one address only, and that one whole.
 */
export function readEmail(typed: string): ReadEmail {
  const [found, another] = addressesIn(typed, Infinity);
  const email = found ?? unwrap(plainAddressText(typed).trim());
  const problem = another !== undefined ? "email-several" : typed.length > longestText ? "email-too-long" : problemOf(email);
  return problem ? { kind: "problem", problem } : { kind: "email", email, key: keyOf(email) };
}

/** The part after the `@`, lower case. Only for addresses that {@link readEmail} accepted. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1).toLowerCase();
}

/** Entra compares addresses without case. Nothing else is normalized: dots and tags mean different mailboxes. */
function keyOf(email: string): EmailKey {
  return email.toLowerCase() as EmailKey;
}

/** The content of empty brackets or of a lone `mailto:`. */
function unwrap(text: string): string {
  const [, bare = text] = /^<([^<>]*)>$/.exec(text) ?? [];
  return bare.replace(/^mailto:/i, "").trim();
}

function problemOf(email: string): EmailProblem | undefined {
  if (email === "") return "email-missing";
  if (severalIn(email)) return "email-several";
  if (email.length > longestAddress) return "email-too-long";
  if (beyondAscii.test(email)) return "email-not-ascii";
  const at = email.lastIndexOf("@");
  if (at < 1) return "email-malformed";
  if (/[\s,;]/.test(email)) return "email-damaged";
  return problemOfLocalPart(email.slice(0, at)) ?? problemOfDomain(email.slice(at + 1));
}

/** Two addresses, separated by something that can't be part of an address. */
function severalIn(text: string): boolean {
  return text.split(/[\s,;/|?]+/).filter((part) => part.includes("@")).length > 1;
}

function problemOfLocalPart(local: string): EmailProblem | undefined {
  if (strangeCharacters.test(local)) return "email-damaged";
  if (refusedCharacters.test(local)) return "email-characters";
  if (local.length > longestLocalPart) return "email-too-long";
  const wellFormed = !local.includes("@") && !local.includes("..") && !/^[.-]|[.-]$/.test(local);
  return wellFormed ? undefined : "email-malformed";
}

function problemOfDomain(domain: string): EmailProblem | undefined {
  const labels = domain.split(".");
  const last = labels.at(-1) ?? "";
  const wellFormed = labels.length >= 2 && labels.every((label) => domainLabel.test(label)) && topLevel.test(last);
  return wellFormed ? undefined : "email-malformed";
}
