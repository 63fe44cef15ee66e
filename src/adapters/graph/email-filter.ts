import { quoted } from "./odata.ts";

/**
 * Finds whoever owns an address under any of its forms (Microsoft: Customize the invitation API). `proxyAddresses` hold `SMTP:` for the primary and
 * `smtp:` for further addresses, and nobody documents whether Graph tells them apart.
 *
 * A guest's UPN is `{local}_{domain}#EXT#@{initial domain}`. It is matched by its beginning: the rest is the same for every
 * guest of the tenant, and so the question needs no initial domain, which a cold cache does not know yet. (The other way, a
 * GET of the whole UPN, would cost a second round trip just then.) Six clauses; Graph's limit is 15.
 */
export function emailFilter(email: string): string {
  return [
    mailFilter(email, ["mail", "userPrincipalName", "otherMails", "proxyAddresses"]),
    `startsWith(userPrincipalName,${quoted(`${email.replaceAll("@", "_")}#EXT#@`)})`,
  ].join(" or ");
}

/** The address in properties that hold it as it is. */
export function mailFilter(email: string, properties: readonly (keyof typeof clauses)[]): string {
  return properties.flatMap((property) => clauses[property](email)).join(" or ");
}

const clauses = {
  mail: (email: string) => [`mail eq ${quoted(email)}`],
  userPrincipalName: (email: string) => [`userPrincipalName eq ${quoted(email)}`],
  otherMails: (email: string) => [`otherMails/any(x:x eq ${quoted(email)})`],
  proxyAddresses: (email: string) => ["SMTP", "smtp"].map((kind) => `proxyAddresses/any(x:x eq ${quoted(`${kind}:${email}`)})`),
};
