import assert from "node:assert/strict";
import { postStandings } from "../../src/domain/pace/ledger.ts";
import type { Ledger, Post } from "../../src/domain/pace/ledger.ts";
import type { Posts } from "../../src/ports/posts.ts";
import { aPost } from "../build/a-post.ts";
import { at, id } from "../build/ids.ts";

const stopped = { kind: "stopped", since: at("09:00") } as const;

/** What every {@link Posts} must do. The store's time is 10:00. */
export function postsContract(subject: () => { readonly posts: Posts }): void {
  const store = (posts: Posts, ...stored: readonly Post[]) => posts.decide(() => ({ verdict: undefined, change: { posts: stored } }));
  const close = (posts: Posts, gate: Ledger["gate"]) => posts.decide(() => ({ verdict: undefined, change: { gate } }));

  it("is open and empty at first", async () => {
    const { posts } = subject();
    assert.deepEqual(await posts.read(), { gate: { kind: "open" }, posts: [] });
  });

  it("returns the rule's verdict, and stores its change", async () => {
    const { posts } = subject();
    const post = aPost();
    assert.equal(await posts.decide(() => ({ verdict: "go", change: { posts: [post] } })), "go");
    assert.deepEqual((await posts.read()).posts, [post]);
  });

  it("changes nothing when the rule throws", async () => {
    const { posts } = subject();
    await assert.rejects(
      posts.decide(() => {
        throw new TypeError("broken rule");
      }),
      { message: "broken rule" },
    );
    assert.deepEqual(await posts.read(), { gate: { kind: "open" }, posts: [] });
  });

  it("replaces and forgets posts by their id", async () => {
    const { posts } = subject();
    const [kept, dropped] = [aPost({ id: id("kept") }), aPost({ id: id("dropped") })];
    await store(posts, kept, dropped);
    const settled = { ...kept, standing: "sent" } as const;
    await posts.decide(() => ({ verdict: undefined, change: { posts: [settled], dropped: [dropped.id] } }));
    assert.deepEqual((await posts.read()).posts, [settled]);
  });

  it("keeps posts in every standing", async () => {
    const { posts } = subject();
    const all = postStandings.map((standing, index) => aPost({ id: id(`post-${index}`), standing }));
    await store(posts, ...all);
    assert.deepEqual((await posts.read()).posts, all);
  });

  it("shows the posts of the last 24 hours and those that wait, oldest first", async () => {
    const { posts } = subject();
    const yesterday = id("2026-11-19T10:00:00.000Z");
    const old = aPost({ id: id("old"), at: yesterday });
    const waiting = aPost({ id: id("waiting"), at: yesterday, standing: "planned" });
    const inTime = aPost({ id: id("in-time"), at: id("2026-11-19T10:00:00.001Z") });
    const planned = aPost({ id: id("planned"), at: at("11:00"), standing: "planned" });
    await store(posts, planned, inTime, old, waiting);
    assert.deepEqual((await posts.read()).posts, [waiting, inTime, planned]);
  });

  it("deletes old posts, but none that waits", async () => {
    const { posts } = subject();
    const waiting = aPost({ id: id("waiting"), at: at("09:00"), standing: "planned" });
    const young = aPost({ id: id("young"), at: at("09:30") });
    await store(posts, waiting, young, aPost({ id: id("old"), at: at("09:29") }));
    assert.equal(await posts.purge(at("09:30")), 1);
    assert.equal(await posts.purge(at("09:30")), 0);
    assert.deepEqual((await posts.read()).posts, [waiting, young]);
  });

  it("keeps the gate with all its parts", async () => {
    const { posts } = subject();
    const trial = { by: id("admin"), at: at("09:30") };
    const gates: readonly Ledger["gate"][] = [
      { kind: "open", halfUntil: at("12:00") },
      stopped,
      { ...stopped, remoteId: "request-1" },
      { ...stopped, trial },
      { ...stopped, remoteId: "request-1", trial: { ...trial, invitation: id("invitation"), post: id("post") } },
      { kind: "open" },
    ];
    for (const gate of gates) {
      await close(posts, gate);
      assert.deepEqual([(await posts.read()).gate, await posts.gate()], [gate, gate]);
    }
  });

  it("decides on one post without the others, however old it is, and stores the change", async () => {
    const { posts } = subject();
    const other = aPost({ id: id("other") });
    const old = aPost({ id: id("old"), at: id("2026-11-18T10:00:00.000Z") });
    await store(posts, other, old);
    await close(posts, stopped);
    const settled = { ...old, at: at("09:59") };
    const seen = await posts.decideOn(old.id, (ledger) => ({ verdict: ledger, change: { posts: [settled], gate: { kind: "open" } } }));
    assert.deepEqual(seen, { gate: stopped, posts: [old] });
    assert.deepEqual(await posts.read(), { gate: { kind: "open" }, posts: [other, settled] });
    assert.deepEqual(await posts.decideOn(id("unknown"), (ledger) => ({ verdict: ledger.posts, change: {} })), []);
  });

  it("decides one after the other: of many at the same time, each sees what the others have stored", async () => {
    const { posts } = subject();
    const decide = (index: number) =>
      posts.decide((ledger) => ({ verdict: ledger.posts.length, change: { posts: [aPost({ id: id(`post-${index}`) })] } }));
    const seen = await Promise.all([0, 1, 2, 3, 4].map(decide));
    assert.deepEqual(new Set(seen), new Set([0, 1, 2, 3, 4]));
  });

  it("decides on one post and on all of them one after the other, too", async () => {
    const { posts } = subject();
    const post = aPost({ standing: "out" });
    await store(posts, post);
    const count = ({ gate }: Ledger) => {
      const before = gate.kind === "stopped" ? Number(gate.remoteId) : 0;
      return { verdict: before, change: { gate: { ...stopped, remoteId: String(before + 1) } } };
    };
    const seen = await Promise.all(
      [0, 1, 2, 3, 4].map((index) => (index % 2 === 0 ? posts.decideOn(post.id, count) : posts.decide(count))),
    );
    assert.deepEqual(new Set(seen), new Set([0, 1, 2, 3, 4]));
  });
}
