import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { Viewer } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";
import type { OwnedTeam } from "../../ports/team-members.ts";
import { strongAuthNeeded } from "../who/sign-in.ts";
import { findPartner } from "./find-partner.ts";
import type { Partner, Who } from "./find-partner.ts";
import { signInToChange } from "../who/sign-in-to-change.ts";
import type { Entered, NotEntered } from "../who/sign-in-to-change.ts";

type Needs = Pick<
  Ports,
  "invitations" | "teamMembers" | "teamConsent" | "identity" | "limits" | "policy" | "strongSignIn" | "clock" | "log" | "terms"
>;

export type ChoiceOutcome =
  /** "not-checked": the person's token may not read which teams they own. */
  | { readonly kind: "teams"; readonly partner: Partner; readonly teams: readonly OwnedTeam[] | "not-checked"; readonly link: string }
  | { readonly kind: "not-accepted"; readonly invitation: Invitation }
  | NotEntered
  | { readonly kind: "unknown-invitation" };

export interface ChoiceInput {
  readonly who: Who;
  readonly by: Person;
  readonly conversation: Viewer["conversation"];
  readonly ssoToken: string | undefined;
}

/** "Add to a team…": the teams that the person owns. `link` opens Teams, where people add members by hand. */
export async function chooseTeam(ports: Needs, { who, by, conversation, ssoToken }: ChoiceInput): Promise<ChoiceOutcome> {
  const partner = await findPartner(ports, who, { id: by.id, conversation });
  if ("kind" in partner) return partner;
  const { invitation } = partner;
  if (invitation && invitation.state.kind !== "accepted") return { kind: "not-accepted", invitation };
  const entry = await signInToChange(ports, by, ssoToken, "all-granted");
  if (!("first" in entry)) return entry;
  const { first } = entry;
  if (first.kind === "strong-auth-needed") return { kind: "not-signed-in", refusal: await strongAuthNeeded(ports, by, first.claims) };
  return { kind: "teams", partner, teams: await ownedBy(ports, first), link: ports.terms.teamsUrl };
}

async function ownedBy({ teamMembers }: Needs, first: Exclude<Entered["first"], { kind: "strong-auth-needed" }>) {
  return first.kind === "consent-needed" ? "not-checked" : teamMembers.ownedBy(first);
}
