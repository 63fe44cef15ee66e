import { quoted } from "./requests/odata.ts";

/**
 * Finds the users that own an address in any of its forms (Microsoft: Customize the invitation API). `proxyAddresses` have `SMTP:` before
 * the primary address and `smtp:` before further ones; it isn't documented whether Graph tells them apart.
 *
 * A guest's UPN is `{local}_{domain}#EXT#@{initial domain}`. The filter matches its beginning: the rest is the same for every guest of the
 * tenant, and the initial domain isn't known yet while the cache is cold. (A GET of the whole UPN would then cost a second round trip.) Six
 * clauses; Graph's limit is 15.
 */
export function emailFilter(email: string): string {
  return emailClauses(email).join(" or ");
}

/** The parts of the filter: a user who matches one of them owns the address. */
export function emailClauses(email: string): readonly string[] {
  return [
    ...(["mail", "userPrincipalName", "otherMails", "proxyAddresses"] as const).flatMap((property) => clauses[property](email)),
    `startsWith(userPrincipalName,${quoted(`${email.replaceAll("@", "_")}#EXT#@`)})`,
  ];
}

/** The address in properties that hold it unchanged. */
export function mailFilter(email: string, properties: readonly (keyof typeof clauses)[]): string {
  return properties.flatMap((property) => clauses[property](email)).join(" or ");
}

const clauses = {
  mail: (email: string) => [`mail eq ${quoted(email)}`],
  userPrincipalName: (email: string) => [`userPrincipalName eq ${quoted(email)}`],
  otherMails: (email: string) => [`otherMails/any(x:x eq ${quoted(email)})`],
  proxyAddresses: (email: string) => ["SMTP", "smtp"].map((kind) => `proxyAddresses/any(x:x eq ${quoted(`${kind}:${email}`)})`),
};
