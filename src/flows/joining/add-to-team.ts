import { channelLink } from "../../domain/channel-link.ts";
import type { GuestId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isChannel } from "../../domain/is-channel.ts";
import type { Person } from "../../domain/person.ts";
import type { Viewer } from "../../domain/visibility.ts";
import type { PersonActor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import type { AddOutcome } from "../../ports/team-members.ts";
import type { TeamPlace } from "../../ports/teams.ts";
import { newReference } from "../steps/new-reference.ts";
import { findOwners, languageOf, namedOwners } from "../who/find-owners.ts";
import type { Owners } from "../who/find-owners.ts";
import { strongAuthNeeded } from "../who/sign-in.ts";
import { findPartner, userOf } from "./find-partner.ts";
import type { Partner, Who } from "./find-partner.ts";
import { recordAdded, recordMember } from "../steps/record-added.ts";
import { signInToChange } from "../who/sign-in-to-change.ts";
import type { Entered, NotEntered } from "../who/sign-in-to-change.ts";

type Needs = Pick<
  Ports,
  | "invitations"
  | "directory"
  | "teams"
  | "teamMembers"
  | "teamConsent"
  | "identity"
  | "limits"
  | "policy"
  | "strongSignIn"
  | "clock"
  | "log"
  | "terms"
>;

interface Context {
  readonly partner: Partner;
  readonly team: string;
}

export type TeamOutcome =
  /** `partner.invitation` is as it was stored after that. */
  | ({ readonly kind: "added" | "already-member" } & Context)
  /** A new guest takes a while to show everywhere; `isNew`: that may be the reason. Disabled accounts are never found. */
  | ({ readonly kind: "not-found"; readonly isNew: boolean } & Context)
  | ({ readonly kind: "not-accepted" } & Context)
  /** The team, its label or the tenant allows no guests. */
  | ({ readonly kind: "guests-forbidden" } & Context)
  /** The person doesn't own the team. `owners`: up to five names; empty if the bot may not read them. */
  | ({ readonly kind: "not-owner"; readonly owners: readonly string[] } & Context)
  /** Neither the person's token nor the app may add: an owner does it in Teams itself. */
  | ({ readonly kind: "by-hand"; readonly link: string } & Context)
  /** Graph refused the owner's own token: guest access in the Teams admin center may be off, which nobody can read. */
  | ({ readonly kind: "owner-refused" } & Context)
  /** Graph's reason is in the log under this reference. */
  | ({ readonly kind: "refused"; readonly reference: string } & Context)
  | NotEntered
  /** No team is behind the conversation, or its channel is private or shared and has members of its own. "not-owned": the person does not own the team that they chose, as far as Graph tells; or a channel has its own team, and none to choose. */
  | { readonly kind: "no-team" | "private-channel" | "not-owned" }
  | { readonly kind: "unknown-invitation" };

export interface TeamInput {
  readonly who: Who;
  readonly by: Person;
  readonly conversation: Viewer["conversation"];
  readonly ssoToken: string | undefined;
  /** The group of a team that the person chose, as the client says. */
  readonly team?: string;
}

/** The team to add to. */
interface Target extends Pick<TeamPlace, "groupId"> {
  readonly name: string;
  /** The channel where the invitation began; absent for a team that was chosen. */
  readonly place?: TeamPlace;
  /** Graph has said that the person owns it. */
  readonly isOwned?: true;
}

/**
 * Adds the partner to the team where the invitation began, to a team that the person chose, or to the team where a form was refused because
 * they are a user already. Asks Graph as the person, who must own the team. Without a token of theirs that may do it, asks as the app, but only
 * for team owners, because Graph then checks neither the person's rights nor whether Teams takes guests. A second press adds nothing.
 */
export async function addToTeam(ports: Needs, input: TeamInput): Promise<TeamOutcome> {
  const { who, by, conversation, ssoToken } = input;
  const partner = await findPartner(ports, who, { id: by.id, conversation });
  if ("kind" in partner) return partner;
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const entry = await signInToChange(ports, by, ssoToken, "team-members");
  if (!("first" in entry)) return entry;
  const [target, user] = await Promise.all([targetOf(ports, partner, input), userOf(ports, partner)]);
  if ("kind" in target) return target;
  const context = { partner, team: target.name };
  if (typeof user === "object") return user.kind === "not-found" ? { ...user, isNew: false, ...context } : { kind: user.kind, ...context };
  const adding = { partner, target, by, user, near: partner.invitation?.home.conversation ?? conversation };
  return answerTo(ports, adding, await add(ports, entry, adding));
}

/** A team is chosen in chats alone: nobody's press takes the place of what was wished for the team of a channel. */
async function targetOf(ports: Needs, partner: Partner, { by, ssoToken, team, conversation }: TeamInput): Promise<Target | TeamOutcome> {
  const home = partner.invitation?.home.conversation ?? conversation;
  if (team === undefined) {
    const place = await ports.teams.describe(home);
    if (!place) return { kind: "no-team" };
    return place.isStandard ? { groupId: place.groupId, name: place.teamName, place } : { kind: "private-channel" };
  }
  if (isChannel(home)) return { kind: "not-owned" };
  const entry = await signInToChange(ports, by, ssoToken, "all-granted");
  if (!("first" in entry)) return entry;
  const owned = entry.first.kind === "person" ? await ports.teamMembers.ownedBy(entry.first) : "not-checked";
  const chosen = owned === "not-checked" ? undefined : owned.find(({ groupId }) => groupId === team);
  return chosen ? { ...chosen, isOwned: true } : { kind: "not-owned" };
}

interface Adding {
  readonly partner: Partner;
  readonly target: Target;
  readonly by: Person;
  readonly user: GuestId;
  /** A conversation whose roster may tell the owners. */
  readonly near: Viewer["conversation"];
}

/** What Graph says; `owners` if they had to be looked up. */
type Tried = { readonly outcome: AddOutcome | Exclude<Entered["first"], PersonActor>; readonly owners?: Owners };

async function add(ports: Needs, { first }: Entered, { target, by, user, near }: Adding): Promise<Tried> {
  const { teamMembers } = ports;
  const asPerson = first.kind === "person" ? await teamMembers.add(first, target.groupId, user) : first;
  const isTokenMissing = asPerson.kind === "consent-needed" || asPerson.kind === "strong-auth-needed";
  if (!isTokenMissing && asPerson.kind !== "not-permitted") return { outcome: asPerson };
  const owners = await findOwners(ports, { groupId: target.groupId, near, speaking: languageOf(by) });
  if (!isTokenMissing || !owns(owners, by)) return { outcome: asPerson, owners };
  const asApp = await teamMembers.add({ kind: "app" }, target.groupId, user);
  return { outcome: asApp.kind === "not-permitted" ? asPerson : asApp, owners };
}

function owns(owners: Owners, { id }: Person): boolean {
  return owners !== "not-checked" && owners.some((owner) => owner.id === id);
}

async function answerTo(ports: Needs, adding: Adding, { outcome, owners = "not-checked" }: Tried): Promise<TeamOutcome> {
  const { partner, target, by } = adding;
  const context = { partner, team: target.name };
  switch (outcome.kind) {
    case "added":
    case "already-member":
      return { kind: outcome.kind, team: target.name, partner: await recorded(ports, adding, outcome.kind) };
    case "guests-forbidden":
      return { kind: outcome.kind, ...context };
    case "not-found":
      return { kind: "not-found", isNew: isNew(ports, partner.invitation), ...context };
    case "not-permitted":
    case "consent-needed":
      return notPermitted(ports, adding, { why: outcome.kind, owners });
    case "strong-auth-needed":
      return { kind: "not-signed-in", refusal: await strongAuthNeeded(ports, by, outcome.claims) };
    case "refused": {
      const reference = newReference(ports.clock);
      ports.log.warn("not-added-to-team", { invitation: partner.invitation?.id, reference, remoteId: outcome.remoteId });
      return { kind: "refused", reference, ...context };
    }
  }
}

interface NotPermitted {
  readonly why: "not-permitted" | "consent-needed";
  readonly owners: Owners;
}

/** An owner that nothing lets add from here does it in Teams. If nobody knows who owns the team, Graph's word counts. */
function notPermitted({ terms }: Needs, { partner, target, by }: Adding, { why, owners }: NotPermitted): TeamOutcome {
  const context = { partner, team: target.name };
  const mayBeOwner = owners === "not-checked" ? why === "consent-needed" : owns(owners, by);
  if (target.isOwned !== true && !mayBeOwner) return { kind: "not-owner", owners: namedOwners(owners).map(({ name }) => name), ...context };
  if (why === "not-permitted") return { kind: "owner-refused", ...context };
  const link = target.place ? channelLink({ ...target.place, ...terms }) : terms.teamsUrl;
  return { kind: "by-hand", link, ...context };
}

/** How long a new guest may take to show in all of Microsoft's services. */
const newForMs = 60 * 60_000;

function isNew({ clock }: Needs, invitation: Invitation | undefined): boolean {
  return invitation?.state.kind === "accepted" && clock.millisecondsSince(invitation.state.heardAt) < newForMs;
}

/** The trail is of invitations; what has none is only in the log. */
async function recorded(ports: Needs, { partner, target, user, by }: Adding, what: "added" | "already-member"): Promise<Partner> {
  const id = partner.invitation?.id;
  if (id === undefined) {
    if (what === "added") ports.log.info("added-to-team", { person: by.id });
    return partner;
  }
  const member = { groupId: target.groupId, name: target.name, user };
  const invitation = await (what === "added" ? recordAdded(ports, id, { ...member, by }) : recordMember(ports, id, member));
  return { ...partner, ...(invitation && { invitation }) };
}
