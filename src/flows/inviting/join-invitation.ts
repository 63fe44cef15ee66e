import type { Follower } from "../../domain/follower.ts";
import { isImported } from "../../domain/is-imported.ts";
import type { Home, Invitation } from "../../domain/invitation.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { heardIn } from "../../domain/shell-place.ts";
import { followedEvent } from "../telling/tell-followers.ts";

type Needs = Pick<Ports, "invitations" | "followers" | "clock">;

/** A person who asked for an address that has an open invitation, and where they asked. */
export interface Joiner {
  readonly by: Person;
  readonly home: Home;
}

export type AlreadyInvited = Extract<Refusal, { kind: "already-invited" }>;

/**
 * Makes a person follow the open invitation of the address that they asked for: they are notified where they asked. Undefined when that
 * invitation has ended in the meantime, so the address is free, or was imported, so that the request takes its place. A second request adds
 * no second follower.
 */
export async function joinInvitation(ports: Needs, emailKey: Invitation["emailKey"], joiner: Joiner): Promise<AlreadyInvited | undefined> {
  const invitation = await ports.invitations.findOpen(emailKey);
  if (!invitation || isImported(invitation)) return undefined;
  if (invitation.requester.id === joiner.by.id) return { kind: "already-invited", invitation, following: false };
  await follow(ports, invitation, joiner);
  // a follower stored before the end is notified of it; one stored after the end would wait for ever
  const now = await ports.invitations.findOpen(emailKey);
  return now?.id === invitation.id ? { kind: "already-invited", invitation: now, following: true } : undefined;
}

async function follow({ invitations, followers, clock }: Needs, { id: invitation }: Invitation, { by, home }: Joiner): Promise<void> {
  const before = (await followers.of(invitation)).find(({ person }) => person.id === by.id);
  const since = before?.since ?? clock.now();
  const follower: Follower = { ...before, invitation, person: by, ...heardIn(home), why: "asked", since };
  const events = before?.why === "asked" ? [] : [followedEvent({ ...follower, since: clock.now() })];
  await invitations.commit({ invitations: [], events, jobs: [], followers: [follower] });
}
