import type { Follower } from "../../src/domain/follower.ts";
import type { Invitation, InvitationState } from "../../src/domain/invitation.ts";
import { aChange } from "../build/a-change.ts";
import type { FakeOutside } from "./fake-outside.ts";

/** Stores invitations as given. */
export async function keep({ store }: Pick<FakeOutside, "store">, ...invitations: readonly Invitation[]): Promise<void> {
  await store.invitations.commit(aChange({ invitations }));
}

/** Stores followers. */
export async function follow({ store }: Pick<FakeOutside, "store">, ...followers: readonly Follower[]): Promise<void> {
  await store.invitations.commit(aChange({ followers }));
}

/** An invitation's state in the store. */
export async function stateIn({ store }: Pick<FakeOutside, "store">, { id }: Pick<Invitation, "id">): Promise<InvitationState | undefined> {
  return (await store.invitations.find(id))?.state;
}

/** The tasks of the stored jobs and when they are due, in the order in which they were stored. */
export function jobsIn({ store }: Pick<FakeOutside, "store">): readonly object[] {
  return store.storedJobs().map(({ task, due }) => ({ ...task, due }));
}
