import type { Follower } from "../../domain/follower.ts";
import type { Home, Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { followedEvent } from "../telling/tell-followers.ts";

type Needs = Pick<Ports, "invitations" | "followers" | "clock">;

/** Somebody who asked for an address that another invitation holds, and where they asked. */
export interface Joiner {
  readonly by: Person;
  readonly home: Home;
}

export type AlreadyInvited = Extract<Refusal, { kind: "already-invited" }>;

/**
 * Lets somebody follow who asked for an address that an open invitation of ours holds: they hear of it where they asked.
 * Undefined when the holder ended meanwhile, so that the address is free. Asking twice follows once.
 */
export async function joinInvitation(ports: Needs, emailKey: Invitation["emailKey"], joiner: Joiner): Promise<AlreadyInvited | undefined> {
  const invitation = await ports.invitations.findOpen(emailKey);
  if (!invitation) return undefined;
  if (invitation.requester.id === joiner.by.id) return { kind: "already-invited", invitation, following: false };
  await follow(ports, invitation, joiner);
  // who was written down after the end would wait for ever; who was before is found when the end is told
  const now = await ports.invitations.findOpen(emailKey);
  return now?.id === invitation.id ? { kind: "already-invited", invitation: now, following: true } : undefined;
}

async function follow({ invitations, followers, clock }: Needs, { id: invitation }: Invitation, { by, home }: Joiner): Promise<void> {
  const before = (await followers.of(invitation)).find(({ person }) => person.id === by.id);
  const since = before?.since ?? clock.now();
  const follower: Follower = { ...before, invitation, person: by, conversation: home.conversation, why: "asked", since };
  const events = before?.why === "asked" ? [] : [followedEvent({ ...follower, since: clock.now() })];
  await invitations.commit({ invitations: [], events, jobs: [], followers: [follower] });
}
