import { z } from "zod";
import type { PersonId } from "../../domain/ids.ts";
import { isGuestlistError } from "../../errors.ts";
import { askBatch } from "./requests/batch.ts";
import type { BatchOptions } from "./requests/batch.ts";
import { expectAnswer } from "./requests/graph-answer.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";

/** Whose a Graph token is, as Graph itself says. */
export type TokenOwner =
  | {
      readonly kind: "person";
      readonly id: PersonId;
      readonly tenantId: string;
      readonly name: string;
      readonly userPrincipalName: string;
      readonly isGuest: boolean;
    }
  /** The token of an app: nobody is signed in. */
  | { readonly kind: "app" }
  /** Graph doesn't accept the token; it may be for another cloud. */
  | { readonly kind: "refused" };

/** https://learn.microsoft.com/graph/api/user-get and https://learn.microsoft.com/graph/api/organization-list */
const me = z.object({
  id: z.guid().toLowerCase(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().catch(""),
  userType: z.string().nullish(),
});
const organization = z.object({ value: z.tuple([z.object({ id: z.guid().toLowerCase() })]) });

const items = [
  { id: "me", path: "/me?$select=id,displayName,userPrincipalName,userType" },
  { id: "organization", path: "/organization?$select=id" },
] as const;

/**
 * Asks Graph with a token whose it is: no program but Graph can check a token for Graph (Microsoft: Access tokens).
 * @throws GuestlistError `throttled`, `directory-…`
 */
export async function whoAmI(options: BatchOptions, accessToken: string): Promise<TokenOwner> {
  const actor = { kind: "person", id: "unknown" as PersonId, accessToken } as const;
  const [asked] = await Promise.allSettled([askBatch(options, actor, items)]);
  if (asked.status === "fulfilled") return ownerIn(asked.value);
  if (isGuestlistError(asked.reason, "directory-refused") && asked.reason.status === 401) return { kind: "refused" };
  throw asked.reason;
}

function ownerIn(answers: ReadonlyMap<string, GraphAnswer>): TokenOwner {
  const [mine, ours] = items.map(({ id }) => answers.get(id));
  if (!mine || !ours) throw new Error("A batch leaves no question without an answer");
  // "/me request is only valid with delegated authentication flow"
  if (mine.status === 400) return { kind: "app" };
  if (mine.status === 401) return { kind: "refused" };
  const { id, displayName, userPrincipalName, userType } = expectAnswer(me, mine, "me");
  const [tenant] = expectAnswer(organization, ours, "organization").value;
  return {
    ...{ kind: "person", id: id as PersonId, tenantId: tenant.id, name: displayName ?? "", userPrincipalName },
    isGuest: userType === "Guest",
  };
}
