import { z } from "zod";
import { domainOf } from "../../domain/email.ts";
import type { BatchItem } from "./requests/batch.ts";
import { query, quoted } from "./requests/odata.ts";

/** Counts the guests with an address in the same domain. `endsWith` and counting need an advanced query (Microsoft: Advanced queries). */
export function guestsOfDomainItem(email: string): BatchItem {
  const $filter = `userType eq 'Guest' and endsWith(mail,${quoted(`@${domainOf(email)}`)})`;
  const path = `/users${query({ $select: "id", $top: "1", $count: "true", $filter })}`;
  return { id: "guests-of-domain", path, headers: { ConsistencyLevel: "eventual" } };
}

export const guestsOfDomainAnswer = z.object({ "@odata.count": z.int().nonnegative() });
