import { z } from "zod";
import { mailFilter } from "./email-filter.ts";
import { query } from "./requests/odata.ts";

/** Microsoft: List orgContacts. */
export function contactsPath(email: string): string {
  return `/contacts${query({ $select: "id,displayName,mail", $filter: mailFilter(email, ["mail", "proxyAddresses"]) })}`;
}

const contact = z
  .object({ displayName: z.string().nullish(), mail: z.string().nullish() })
  .transform(({ displayName, mail }) => ({ name: displayName ?? mail ?? "" }));

export const contacts = z.object({ value: z.array(contact) });
