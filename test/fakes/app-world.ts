import type { Invitation } from "../../src/domain/invitation.ts";
import type { Ledger, Post } from "../../src/domain/pace/ledger.ts";
import type { Ports } from "../../src/ports/ports.ts";
import { stopPosts } from "../../src/domain/pace/stop-posts.ts";
import { aPost } from "../build/a-post.ts";
import { id } from "../build/ids.ts";
import { fakeOutside } from "./fake-outside.ts";
import type { FakeOutside } from "./fake-outside.ts";
import { keep } from "./kept-in.ts";

export type AppWorld = Omit<FakeOutside, "ports"> & { readonly ports: Ports & { readonly clock: FakeOutside["clock"] } };

/** Everything outside the flows, where the app invites. The requesters of the given invitations are known members. */
export async function appWorld(...invitations: readonly Invitation[]): Promise<AppWorld> {
  const outside = fakeOutside();
  const { ports, clock, directory } = outside;
  await keep(outside, ...invitations);
  for (const { requester } of invitations) directory.types.set(requester.id, "Member");
  return { ...outside, ports: { ...ports, clock, terms: { ...ports.terms, inviteAs: "app" } } };
}

interface StoreOf {
  readonly ports: Pick<Ports, "posts" | "clock">;
}

/** Stores posts, and the gate if given. */
export async function keepPosts({ ports }: StoreOf, posts: readonly Partial<Post>[], gate?: Ledger["gate"]): Promise<void> {
  const kept = posts.map((post, index) => aPost({ id: id(`post-${index}`), ...post }));
  await ports.posts.decide(() => ({ verdict: undefined, change: { posts: kept, ...(gate && { gate }) } }));
}

/** Microsoft stops the tenant now. */
export async function stop({ ports }: StoreOf, remoteId = "request-1"): Promise<void> {
  await ports.posts.decide((ledger) => stopPosts(ledger, { now: ports.clock.now(), remoteId }));
}
