import { isDomain } from "../../domain/pending-filter.ts";
import { notTaken } from "./not-taken.ts";

/**
 * A domain in lower case; an `@` before it may be typed.
 * @throws CommandFailure `usage`
 */
export function readDomain(option: string, typed: string): string {
  const domain = typed.trim().toLowerCase().replace(/^@/, "");
  if (isDomain(domain)) return domain;
  throw notTaken(option, "a domain like fabrikam.com", typed);
}
