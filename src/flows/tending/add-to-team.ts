import type { GuestId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { channelOf, mayBeSeen } from "../../domain/visibility.ts";
import type { Viewer } from "../../domain/visibility.ts";
import { isGuestlistError } from "../../errors.ts";
import type { PersonActor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import type { AddOutcome } from "../../ports/team-members.ts";
import type { TeamPlace } from "../../ports/teams.ts";
import { signInDenied, signInRefusal, strongAuthNeeded } from "../who/sign-in.ts";
import { newReference } from "../steps/new-reference.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "teams" | "teamMembers" | "identity" | "strongSignIn" | "clock" | "log" | "terms">;

export type TeamOutcome =
  | { readonly kind: "added" | "already-member" | "not-found" | "not-accepted"; readonly invitation: Invitation; readonly team: string }
  /** Neither the person nor the app has the permission: a team owner must add the partner. */
  | { readonly kind: "ask-owner"; readonly invitation: Invitation; readonly team: string }
  /** Graph's reason is in the log under this reference. */
  | { readonly kind: "refused"; readonly invitation: Invitation; readonly team: string; readonly reference: string }
  | {
      readonly kind: "not-signed-in";
      readonly refusal: Extract<Refusal, { kind: "requester-is-guest" | "sign-in-denied" | "sign-in-refused" | "strong-auth-needed" }>;
    }
  | { readonly kind: "sign-in-needed" }
  /** The press came from another place than the invitation's home, which is in the team. */
  | { readonly kind: "elsewhere" }
  | { readonly kind: "no-team" }
  | { readonly kind: "unknown-invitation" };

export interface TeamInput {
  readonly id: InvitationId;
  readonly by: Person;
  readonly conversation: Viewer["conversation"];
  readonly ssoToken: string | undefined;
}

/**
 * Adds the partner to the team where the invitation began. Asks Graph as the person first. If that isn't permitted, asks as the app, but
 * only for team owners, because Graph then no longer checks the person's rights. A second press adds nothing.
 */
export async function addToTeam(ports: Needs, { id, by, conversation, ssoToken }: TeamInput): Promise<TeamOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation || !mayBeSeen(invitation, { id: by.id, conversation })) return { kind: "unknown-invitation" };
  if (channelOf(invitation.home.conversation) !== channelOf(conversation)) return { kind: "elsewhere" };
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const [place, user] = await Promise.all([ports.teams.describe(conversation), userOf(ports, invitation)]);
  if (!place) return { kind: "no-team" };
  if (typeof user === "object") return { kind: user.kind, invitation, team: place.teamName };
  const entry = await signIn(ports, by, ssoToken);
  if (!("first" in entry)) return entry;
  return answerTo(ports, { invitation, place, by }, await add(ports, entry, { place, by, user }));
}

/** The partner's user: the guest of an accepted invitation, or the existing user that made an invitation fail. */
async function userOf({ directory }: Needs, invitation: Invitation): Promise<GuestId | { readonly kind: "not-accepted" | "not-found" }> {
  const { state, email } = invitation;
  if (state.kind === "accepted") return state.guestId;
  const isThere =
    state.kind === "failed" && (state.reason === "guest-accepted" || state.reason === "guest-no-state" || state.reason === "employee");
  if (!isThere) return { kind: "not-accepted" };
  const user = await directory.findByEmail({ kind: "app" }, email).catch(unlessForbidden);
  return user?.id ?? { kind: "not-found" };
}

function unlessForbidden(error: unknown): undefined {
  if (!isGuestlistError(error, "directory-refused")) throw error;
}

/** A person with a valid token. `first`: the actor for Graph, or the outcome when Graph can't be asked as this person yet. */
interface SignedIn {
  readonly first: PersonActor | Extract<AddOutcome, { kind: "not-permitted" | "strong-auth-needed" }>;
}

async function signIn({ identity, terms, log }: Needs, by: Person, ssoToken: string): Promise<SignedIn | TeamOutcome> {
  const outcome = await identity.signIn(ssoToken, { id: by.id, tenantId: terms.tenantId });
  switch (outcome.kind) {
    case "signed-in":
      return { first: outcome.actor };
    case "sign-in-again":
      return { kind: "sign-in-needed" };
    case "consent-needed":
      return { first: { kind: "not-permitted" } };
    case "strong-auth-needed":
      return { first: outcome };
    case "denied":
      return { kind: "not-signed-in", refusal: signInDenied(log, by.id, outcome) };
    case "refused":
      return { kind: "not-signed-in", refusal: signInRefusal(log, by.id, outcome.why) };
  }
}

interface Adding {
  readonly place: TeamPlace;
  readonly by: Person;
  readonly user: GuestId;
}

async function add({ teamMembers }: Needs, { first }: SignedIn, { place, by, user }: Adding): Promise<AddOutcome> {
  const asPerson = first.kind === "person" ? await teamMembers.add(first, place.groupId, user) : first;
  if (asPerson.kind !== "not-permitted" && asPerson.kind !== "strong-auth-needed") return asPerson;
  if (!(await teamMembers.owns(place.groupId, by.id))) return asPerson;
  const asApp = await teamMembers.add({ kind: "app" }, place.groupId, user);
  return asApp.kind === "not-permitted" ? asPerson : asApp;
}

type Added = Pick<Adding, "place" | "by"> & { readonly invitation: Invitation };

async function answerTo(ports: Needs, { invitation, place, by }: Added, outcome: AddOutcome): Promise<TeamOutcome> {
  const context = { invitation, team: place.teamName };
  switch (outcome.kind) {
    case "added":
      await record(ports, invitation, by, place);
      return { kind: "added", ...context };
    case "already-member":
    case "not-found":
      return { kind: outcome.kind, ...context };
    case "not-permitted":
      return { kind: "ask-owner", ...context };
    case "strong-auth-needed":
      return { kind: "not-signed-in", refusal: await strongAuthNeeded(ports, by, outcome.claims) };
    case "refused": {
      const reference = newReference(ports.clock);
      ports.log.warn("not-added-to-team", { invitation: invitation.id, reference, remoteId: outcome.remoteId });
      return { kind: "refused", reference, ...context };
    }
  }
}

async function record({ invitations, clock, log }: Needs, { id }: Invitation, by: Person, { groupId }: TeamPlace): Promise<void> {
  const event = { at: clock.now(), invitation: id, what: "added-to-team", by: by.id, detail: groupId } as const;
  await invitations.commit({ invitations: [], events: [event], jobs: [] });
  log.info("added-to-team", { invitation: id });
}
