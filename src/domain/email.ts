import { toHalfWidth } from "./half-width.ts";
import type { EmailKey } from "./ids.ts";

export type EmailProblem =
  "email-missing" | "email-several" | "email-malformed" | "email-too-long" | "email-characters" | "email-not-ascii";

export type ReadEmail =
  { readonly kind: "email"; readonly email: string; readonly key: EmailKey } | { readonly kind: "problem"; readonly problem: EmailProblem };

/** RFC 5321 §4.5.3.1: 64 octets before the `@`, 254 in all. */
const longestLocalPart = 64;
const longestAddress = 254;

/**
 * What Graph refuses in `invitedUserEmailAddress` (graph/api/resources/invitation). The apostrophe is not in the list:
 * Microsoft's own lists disagree, and addresses like o'brien@… exist, so Graph decides.
 */
const refusedCharacters = /[~!#$%^&*()+=[\]{}\\/|;:"<>?,\s]/;
const beyondAscii = /[^\u0020-\u007e]/;
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const topLevel = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/i;

/**
 * Reads an address that was typed or pasted. Removes `mailto:`, the name and brackets of `Sam Rivera <sam@fabrikam.com>`, and
 * invisible marks that are copied along with Arabic text. Full-width characters of an input method count as their normal forms.
 */
export function readEmail(typed: string): ReadEmail {
  const email = unwrap(plainSigns(typed).trim());
  const problem = problemOf(email);
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

/** Ideographic full stops are dots in domains, too (Unicode: UTS 46). */
function plainSigns(text: string): string {
  return toHalfWidth(text.replace(/\p{Cf}/gu, "")).replace(/[\u3002\uff61]/g, ".");
}

function unwrap(text: string): string {
  const [, bare = text] = /^[^<>@]*<([^<>]*)>$/.exec(text) ?? [];
  return bare.trim().replace(/^mailto:\s*/i, "");
}

function problemOf(email: string): EmailProblem | undefined {
  if (email === "") return "email-missing";
  if (severalIn(email)) return "email-several";
  if (email.length > longestAddress) return "email-too-long";
  if (beyondAscii.test(email)) return "email-not-ascii";
  const at = email.lastIndexOf("@");
  if (at < 1) return "email-malformed";
  return problemOfLocalPart(email.slice(0, at)) ?? problemOfDomain(email.slice(at + 1));
}

/** Two addresses, separated by something that can't be part of an address. */
function severalIn(text: string): boolean {
  return text.split(/[\s,;]+/).filter((part) => part.includes("@")).length > 1;
}

function problemOfLocalPart(local: string): EmailProblem | undefined {
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
