import { z } from "zod";
import type { BatchItem } from "./requests/batch.ts";
import { query, quoted } from "./requests/odata.ts";

/** Looks for a member of the tenant with this display name; Graph compares without case (Microsoft: List users). */
export function namesakeItem(displayName: string): BatchItem {
  const $filter = `displayName eq ${quoted(displayName)} and userType eq 'Member'`;
  return { id: "namesake", path: `/users${query({ $select: "id", $top: "1", $filter })}` };
}

export const namesakes = z.object({ value: z.array(z.object({ id: z.string() })) });
