import type { TeamWish } from "./policy/policy.ts";

/** Why a form can't offer the team of its channel, where the policy or the person would want it. */
export type NoTeamReason = "private-channel" | "guests-forbidden";

/** What a form in a channel says about its team. */
export type TeamOffer =
  /** The person chooses. */
  | { readonly kind: "choice"; readonly name: string }
  /** The policy has every partner join. */
  | { readonly kind: "always"; readonly name: string }
  /** The partner can be invited, but not added. */
  | { readonly kind: "none"; readonly name: string; readonly why: NoTeamReason }
  /** Not offered now, but a person who has ticked it before keeps the tick. Without a name, Teams doesn't tell now which team it is. */
  | { readonly kind: "if-ticked"; readonly name?: string };

/** What is known about the place of a form. "not-checked": a permission is missing, or nobody answers. */
export interface TeamFacts {
  readonly name: string;
  /** False in private and shared channels: a member of the team doesn't see these. */
  readonly isStandard: boolean;
  readonly allowsGuests: boolean | "not-checked";
  /** Nobody has consented to the permission to change teams in people's names. */
  readonly isConsentMissing: boolean;
}

/**
 * What the form offers; undefined: nothing. Where the policy wants every partner in the team, the form says why it can't be. A person who only
 * could have chosen reads that guests are forbidden, because an owner can change that, but nothing about a channel or a consent. Without a
 * consent the owners can still be asked: what was ticked before isn't lost.
 */
export function teamOffer(wish: TeamWish, facts: TeamFacts): TeamOffer | undefined {
  const { name, isStandard, allowsGuests, isConsentMissing } = facts;
  if (wish === "off") return undefined;
  if (!isStandard) return wish === "on" ? { kind: "none", name, why: "private-channel" } : undefined;
  if (wish === "ask" && isConsentMissing) return { kind: "if-ticked", name };
  if (allowsGuests === false) return { kind: "none", name, why: "guests-forbidden" };
  return { kind: wish === "on" ? "always" : "choice", name };
}

/** Whether the partner of a submitted form is to join the team of its channel; `isTicked` comes from the client. */
export function isTeamWanted(wish: TeamWish, { isStandard }: Pick<TeamFacts, "isStandard">, isTicked: boolean): boolean {
  return isStandard && (wish === "on" || (wish === "ask" && isTicked));
}
