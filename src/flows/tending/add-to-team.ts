import type { FailureReason } from "../../domain/failure.ts";
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

type Needs = Pick<
  Ports,
  "invitations" | "directory" | "teams" | "teamMembers" | "identity" | "limits" | "policy" | "strongSignIn" | "clock" | "log" | "terms"
>;

/** Who is to be added: the partner of an invitation, or without `id` the user of an address that a form asked for in vain. */
export interface Partner extends Pick<Invitation, "email">, Partial<Pick<Invitation, "id">> {
  readonly options: Pick<Invitation["options"], "displayName">;
}

export type TeamOutcome =
  | { readonly kind: "added" | "already-member" | "not-found" | "not-accepted"; readonly partner: Partner; readonly team: string }
  /** Neither the person nor the app has the permission: a team owner must add the partner. */
  | { readonly kind: "ask-owner"; readonly partner: Partner; readonly team: string }
  /** Graph's reason is in the log under this reference. */
  | { readonly kind: "refused"; readonly partner: Partner; readonly team: string; readonly reference: string }
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
  readonly who: { readonly id: InvitationId } | { readonly address: string };
  readonly by: Person;
  readonly conversation: Viewer["conversation"];
  readonly ssoToken: string | undefined;
}

/**
 * Adds the partner to the team where the invitation began, or where a form was refused because they are a user already. Asks Graph as the
 * person first. If that isn't permitted, asks as the app, but only for team owners, because Graph then no longer checks the person's rights.
 * A second press adds nothing.
 */
export async function addToTeam(ports: Needs, { who, by, conversation, ssoToken }: TeamInput): Promise<TeamOutcome> {
  const partner = await partnerOf(ports, who, { id: by.id, conversation });
  if ("kind" in partner) return partner;
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const [place, user] = await Promise.all([ports.teams.describe(conversation), userOf(ports, partner)]);
  if (!place) return { kind: "no-team" };
  if (typeof user === "object") return { kind: user.kind, partner, team: place.teamName };
  const entry = await signIn(ports, by, ssoToken);
  if (!("first" in entry)) return entry;
  return answerTo(ports, { partner, place, by }, await add(ports, entry, { place, by, user }));
}

type Found = Invitation | (Partner & { readonly state?: undefined });

async function partnerOf({ invitations }: Needs, who: TeamInput["who"], viewer: Viewer): Promise<Found | TeamOutcome> {
  if ("address" in who) return { email: who.address, options: {} };
  const invitation = await invitations.find(who.id);
  if (!invitation || !mayBeSeen(invitation, viewer)) return { kind: "unknown-invitation" };
  return channelOf(invitation.home.conversation) === channelOf(viewer.conversation) ? invitation : { kind: "elsewhere" };
}

/** Earlier releases stored a request as failed with one of these reasons. */
const inDirectory: ReadonlySet<FailureReason> = new Set(["guest-accepted", "guest-no-state", "employee"]);

/** The partner's user: the guest of an accepted invitation, or the existing user who made a request end. */
async function userOf({ directory }: Needs, { state, email }: Found): Promise<GuestId | { readonly kind: "not-accepted" | "not-found" }> {
  if (state?.kind === "accepted") return state.guestId;
  const isThere = !state || (state.kind === "failed" && inDirectory.has(state.reason));
  if (!isThere) return { kind: "not-accepted" };
  const user = await directory.findByEmail({ kind: "app" }, email).catch(unlessForbidden);
  if (user?.userState === "PendingAcceptance") return { kind: "not-accepted" };
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
  const owners = await teamMembers.owners(place.groupId);
  if (owners === "not-checked" || !owners.includes(by.id)) return asPerson;
  const asApp = await teamMembers.add({ kind: "app" }, place.groupId, user);
  return asApp.kind === "not-permitted" ? asPerson : asApp;
}

type Added = Pick<Adding, "place" | "by"> & { readonly partner: Partner };

async function answerTo(ports: Needs, { partner, place, by }: Added, outcome: AddOutcome): Promise<TeamOutcome> {
  const context = { partner, team: place.teamName };
  switch (outcome.kind) {
    case "added":
      await record(ports, partner, by, place);
      return { kind: "added", ...context };
    case "already-member":
    case "not-found":
      return { kind: outcome.kind, ...context };
    case "not-permitted":
    case "guests-forbidden":
      return { kind: "ask-owner", ...context };
    case "strong-auth-needed":
      return { kind: "not-signed-in", refusal: await strongAuthNeeded(ports, by, outcome.claims) };
    case "refused": {
      const reference = newReference(ports.clock);
      ports.log.warn("not-added-to-team", { invitation: partner.id, reference, remoteId: outcome.remoteId });
      return { kind: "refused", reference, ...context };
    }
  }
}

/** The trail is of invitations; what has none is only in the log. */
async function record({ invitations, clock, log }: Needs, { id }: Partner, by: Person, { groupId }: TeamPlace): Promise<void> {
  const events = id ? [{ at: clock.now(), invitation: id, what: "added-to-team", by: by.id, detail: groupId } as const] : [];
  if (events.length > 0) await invitations.commit({ invitations: [], events, jobs: [] });
  log.info("added-to-team", { invitation: id, person: by.id });
}
