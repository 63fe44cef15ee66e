import assert from "node:assert/strict";
import fc from "fast-check";
import { judgePost } from "../../../../src/domain/pace/judge-post.ts";
import type { PostQuestion, PostVerdict } from "../../../../src/domain/pace/judge-post.ts";
import type { Ledger, Post } from "../../../../src/domain/pace/ledger.ts";
import { instantOf, millisecondsOf, oneDay } from "../../../../src/domain/instant.ts";
import type { Bucket, Pace } from "../../../../src/domain/pace/pace.ts";
import { defaultPace } from "../../../../src/domain/pace/pace.ts";
import { aPost } from "../../../build/a-post.ts";
import { at, id } from "../../../build/ids.ts";
import { runs } from "../../../build/runs.ts";

const open = { kind: "open" } as const;
const stopped = { kind: "stopped", since: at("09:00") } as const;
const trial = { by: id("admin"), at: at("09:59") };

const asked = (given: Partial<PostQuestion> = {}): PostQuestion => ({
  id: id("new"),
  invitation: id("asked"),
  person: id("amelie"),
  pace: defaultPace,
  now: at("10:00"),
  mayWait: false,
  ...given,
});

/** Posts of one person or of many, all at 09:59:59. */
const many = (count: number, given: Partial<Post> = {}) =>
  Array.from({ length: count }, (_, index) =>
    aPost({ id: id(`post-${index}`), invitation: id(`i-${index}`), at: at("09:59:59"), ...given }),
  );
const ofMany = (count: number, moment = at("09:59:59")) =>
  many(count).map((post, index) => ({ ...post, person: id(`person-${index}`), at: moment }));

const judge = (posts: readonly Post[], given: Partial<PostQuestion> = {}, gate: Ledger["gate"] = open) =>
  judgePost({ gate, posts }, asked(given));

describe("judgePost", () => {
  it("lets a POST go, and counts it at once", () => {
    const post = { id: "new", invitation: "asked", person: "amelie", at: at("10:00"), standing: "out" };
    assert.deepEqual(judge([]), { verdict: { kind: "go", post: "new" }, change: { posts: [post] } });
  });

  for (const [what, posts, limit, moment] of [
    ["the person's sixth at once", many(5), "person", at("10:00:59")],
    ["the tenant's eleventh at once", ofMany(10), "tenant", at("10:00:29")],
    ["the hundred and first of the day", ofMany(100, at("08:00")), "day", id("2026-11-21T08:00:00.000Z")],
  ] as const) {
    it(`puts off ${what}, and stores nothing`, () => {
      assert.deepEqual(judge(posts), { verdict: { kind: "later", at: moment, limit, planned: false }, change: {} });
    });
  }

  it("counts POSTs that Graph refused or didn't take, too", () => {
    for (const standing of ["refused", "not-taken", "blocked", "unknown", "out"] as const) {
      assert.equal(judge(many(5, { standing }).slice(0, 5)).verdict.kind, standing === "refused" ? "paused" : "later");
    }
  });

  it("plans a POST that may wait after those that wait already", () => {
    const first = judge(many(5), { mayWait: true });
    assert.deepEqual(first.verdict, { kind: "later", at: at("10:00:59"), limit: "person", planned: true });
    const planned = first.change.posts ?? [];
    assert.deepEqual(planned, [{ id: "new", invitation: "asked", person: "amelie", at: at("10:00:59"), standing: "planned" }]);
    const second = judge([...many(5), ...planned], { mayWait: true, id: id("second"), invitation: id("next") });
    assert.deepEqual(second.verdict, { kind: "later", at: at("10:01:59"), limit: "person", planned: true });
  });

  it("lets no new POST pass those that should be out already", () => {
    const overdue = many(5, { standing: "planned" });
    assert.equal(judge(overdue).verdict.kind, "later");
    const [last] = many(1, { id: id("overdue"), standing: "planned" });
    const { verdict } = judge([...many(5), ...(last ? [last] : [])], { mayWait: true });
    assert.deepEqual(verdict, { kind: "later", at: at("10:01:59"), limit: "person", planned: true });
  });

  it("never counts its own place, and none that is due after it, against a planned POST", () => {
    const plan = aPost({ id: id("plan"), invitation: id("asked"), at: at("10:00:59"), standing: "planned" });
    const due = { ...plan, at: at("10:00") };
    const next = aPost({ id: id("next"), at: at("10:00"), standing: "planned" });
    const later = { kind: "later", at: at("10:00:59"), limit: "person", planned: true };
    assert.deepEqual(judge([...many(5), plan], { mayWait: true }), { verdict: later, change: { posts: [plan] } });
    assert.deepEqual(judge([...many(5), due, next], { mayWait: true }), { verdict: later, change: { posts: [plan] } });
    assert.equal(judge([due], { mayWait: true, cap: 1 }).verdict.kind, "go");
  });

  it("names the person's limit when the tenant's has room at the same moment", () => {
    const { verdict } = judge(many(5), { pace: { ...defaultPace, tenant: defaultPace.person } });
    assert.deepEqual(verdict, { kind: "later", at: at("10:00:59"), limit: "person", planned: false });
  });

  it("lets a planned POST go at its time, under its own id", () => {
    const plan = aPost({ id: id("plan"), invitation: id("asked"), at: at("10:00:59"), standing: "planned" });
    const { verdict, change } = judge([...many(5), plan], { now: at("10:00:59"), mayWait: true });
    assert.deepEqual([verdict, change.posts], [{ kind: "go", post: "plan" }, [{ ...plan, standing: "out" }]]);
  });

  it("holds nobody up for long after a clock that was ahead was set back", () => {
    const ahead = ofMany(10, at("23:00"));
    const first = judge(ahead);
    assert.deepEqual(first.verdict, { kind: "later", at: at("10:00:30"), limit: "tenant", planned: false });
    assert.deepEqual(first.change, { posts: ofMany(10, at("10:00")) });
    assert.equal(judge(first.change.posts, { now: at("10:00:30") }).verdict.kind, "go");
  });

  it("stores what a set-back clock has moved together with a new POST", () => {
    const [ahead] = ofMany(1, at("23:00"));
    assert.deepEqual(
      judge(ahead ? [ahead] : []).change.posts?.map((post) => [post.id, post.at]),
      [
        ["post-0", at("10:00")],
        ["new", at("10:00")],
      ],
    );
  });

  it("lets others go while one person's long queue waits", () => {
    const queue = Array.from({ length: 30 }, (_, minute) =>
      aPost({ id: id(`q-${minute}`), at: at(`10:${10 + minute}`), standing: "planned" }),
    );
    assert.equal(judge([...many(5), ...queue], { person: id("grace") }).verdict.kind, "go");
  });

  it("gives each of those that waited for the end of a stop a time of its own, as many as the day still takes", () => {
    let posts = ofMany(9, at("09:00")).map((post) => ({ ...post, standing: "planned" as const }));
    const gate = { ...open, halfUntil: at("23:00") };
    const verdicts = posts.map(({ invitation, person }) => {
      const { verdict, change } = judge(posts, { invitation, person, mayWait: true, pace: { ...defaultPace, perDay: 14 } }, gate);
      const [changed] = change.posts ?? [];
      posts = posts.map((post) => (post.id === changed?.id ? (changed as typeof post) : post)).toSorted((a, b) => (a.at < b.at ? -1 : 1));
      return verdict.kind === "later" ? verdict.at : verdict.kind;
    });
    const tomorrow = id("2026-11-21T10:00:00.000Z");
    assert.deepEqual(verdicts, ["go", "go", "go", "go", "go", at("10:01"), at("10:02"), tomorrow, tomorrow]);
  });

  it("halves the pace until the day is over", () => {
    const gate = { ...open, halfUntil: at("10:00:01") };
    assert.equal(judge(many(3), {}, gate).verdict.kind, "later");
    assert.equal(judge(many(3), { now: at("10:00:01") }, gate).verdict.kind, "go");
  });

  it("pauses a person after five refusals in a row, and nobody else", () => {
    const refused = many(5, { standing: "refused", at: at("09:30") });
    assert.deepEqual(judge(refused), { verdict: { kind: "paused", until: at("10:30") }, change: {} });
    assert.equal(judge(refused, { person: id("grace") }).verdict.kind, "go");
    assert.equal(judge(refused, { now: at("10:30") }).verdict.kind, "go");
  });

  it("asks about one that waits only when its person's pause is over", () => {
    const refused = many(5, { standing: "refused", at: at("09:30") });
    const plan = aPost({ id: id("plan"), invitation: id("asked"), at: at("10:00"), standing: "planned" });
    for (const gate of [open, { ...stopped, trial }]) {
      const { verdict, change } = judge([...refused, plan], { mayWait: true }, gate);
      assert.deepEqual([verdict, change], [{ kind: "paused", until: at("10:30") }, { posts: [{ ...plan, at: at("10:30") }] }]);
    }
  });

  it("keeps the policy's cap on mails", () => {
    const sent = many(2, { at: at("08:00") });
    assert.deepEqual(judge(sent, { cap: 2 }), { verdict: { kind: "capped", limit: 2 }, change: {} });
    const plan = aPost({ id: id("plan"), invitation: id("asked"), at: at("10:00"), standing: "planned" });
    assert.deepEqual(judge([...sent, plan], { cap: 2, mayWait: true }), { verdict: { kind: "capped", limit: 2 }, change: {} });
    assert.equal(judge(sent, { cap: 3 }).verdict.kind, "go");
    assert.equal(judge(sent).verdict.kind, "go");
  });

  it("keeps two mails of one invitation apart, but not two attempts of which one surely sent nothing", () => {
    const mail = aPost({ invitation: id("asked"), at: at("09:55") });
    const apart = 600_000;
    const later = { kind: "later", at: at("10:05"), limit: "invitation", planned: false };
    assert.deepEqual(judge([mail], { apart, mayWait: true }), { verdict: later, change: {} });
    assert.equal(judge([mail], { apart, now: at("10:05") }).verdict.kind, "go");
    assert.equal(judge([{ ...mail, standing: "not-taken" }], { apart }).verdict.kind, "go");
    assert.equal(judge([{ ...mail, invitation: id("other") }], { apart }).verdict.kind, "go");
  });

  describe("while Microsoft has stopped the tenant's invitations", () => {
    it("lets nothing go, and keeps what may wait", () => {
      assert.deepEqual(judge([], {}, stopped), { verdict: { kind: "stopped" }, change: {} });
      const waits = judge([], { mayWait: true }, stopped);
      const planned = [{ id: "new", invitation: "asked", person: "amelie", at: at("10:00"), standing: "planned" }];
      assert.deepEqual(waits, { verdict: { kind: "stopped" }, change: { posts: planned } });
      assert.deepEqual(judge(waits.change.posts, { mayWait: true }, stopped).change, {});
    });

    it("lets exactly one POST through for a trial", () => {
      const first = judge([], {}, { ...stopped, trial });
      const out = { id: "new", invitation: "asked", person: "amelie", at: at("10:00"), standing: "out" };
      const gate = { ...stopped, trial: { ...trial, post: "new" } };
      assert.deepEqual(first, { verdict: { kind: "go", post: "new" }, change: { posts: [out], gate } });
      assert.equal(judge(first.change.posts, { id: id("second") }, first.change.gate).verdict.kind, "stopped");
    });

    it("lets the trial go before all that wait", () => {
      assert.equal(judge(many(20, { standing: "planned" }), {}, { ...stopped, trial }).verdict.kind, "go");
    });

    it("keeps a trial for the invitation that it names", () => {
      const gate = { ...stopped, trial: { ...trial, invitation: id("oldest") } };
      assert.equal(judge([], {}, gate).verdict.kind, "stopped");
      assert.equal(judge([], { invitation: id("oldest") }, gate).verdict.kind, "go");
    });

    for (const [what, posts, limit, moment] of [
      ["the person's", many(5), "person", at("10:00:59")],
      ["the tenant's", ofMany(10), "tenant", at("10:00:29")],
      ["the day's", ofMany(100, at("08:00")), "day", id("2026-11-21T08:00:00.000Z")],
    ] as const) {
      it(`keeps ${what} pace for a trial, too, and leaves it to somebody else's POST`, () => {
        const later = { kind: "later", at: moment, limit } as const;
        assert.deepEqual(judge(posts, {}, { ...stopped, trial }), { verdict: { ...later, planned: false }, change: {} });
        const waits = judge(posts, { mayWait: true }, { ...stopped, trial });
        const planned = [{ id: "new", invitation: "asked", person: "amelie", at: at("10:00"), standing: "planned" }];
        assert.deepEqual(waits, { verdict: { ...later, planned: true }, change: { posts: planned } });
        assert.equal(judge([...posts, ...waits.change.posts], { now: moment }, { ...stopped, trial }).verdict.kind, "go");
      });
    }

    it("doesn't spend the trial on a person who pauses", () => {
      assert.equal(judge(many(5, { standing: "refused", at: at("09:30") }), {}, { ...stopped, trial }).verdict.kind, "paused");
    });
  });

  describe("over any history", () => {
    const start = millisecondsOf(at("00:00"));
    const presses = fc.array(fc.record({ person: fc.integer({ min: 0, max: 3 }), afterSeconds: fc.nat(4_000) }), { maxLength: 80 });
    const bucket = fc.record({ atOnce: fc.integer({ min: 1, max: 6 }), thenEvery: fc.integer({ min: 1, max: 900 }) });
    const pace = fc.record({ person: bucket, tenant: bucket, perDay: fc.integer({ min: 1, max: 40 }), betweenMails: fc.constant(600) });

    /** Everybody presses, again and again; returns the times of what went out, and each answer. */
    function play(history: readonly { person: number; afterSeconds: number }[], kept: Pace) {
      const posts: Post[] = [];
      const answers: { readonly now: number; readonly verdict: PostVerdict }[] = [];
      let now = start;
      for (const [index, { person, afterSeconds }] of history.entries()) {
        now += afterSeconds * 1_000;
        const recent = posts.filter((post) => millisecondsOf(post.at) > now - oneDay);
        const question = asked({
          id: id(`${index}`),
          invitation: id(`i-${index}`),
          person: id(`p-${person}`),
          pace: kept,
          now: instantOf(now),
        });
        const { verdict, change } = judgePost({ gate: open, posts: recent }, question);
        posts.push(...(change.posts ?? []));
        answers.push({ now, verdict });
      }
      return { posts, answers };
    }

    /** Everybody presses, and what waits is asked about at its time, until all is out. */
    function playQueue(history: readonly { person: number; afterSeconds: number }[], kept: Pace) {
      let posts: readonly Post[] = [];
      let asks = 0;
      const ask = (now: number, post: Pick<Post, "id" | "invitation" | "person">) => {
        const recent = posts.filter(({ at: when, standing }) => standing === "planned" || millisecondsOf(when) > now - oneDay);
        const question = asked({ ...post, pace: kept, now: instantOf(now), mayWait: true });
        const [changed] = judgePost({ gate: open, posts: recent }, question).change.posts ?? [];
        asks += 1;
        if (!changed) return;
        const others = posts.filter(({ id: other }) => other !== changed.id);
        posts = [...others, changed].toSorted((a, b) => (a.at < b.at ? -1 : 1));
      };
      const runUntil = (end: number) => {
        for (let next = firstPlanned(); next && millisecondsOf(next.at) <= end; next = firstPlanned()) ask(millisecondsOf(next.at), next);
      };
      const firstPlanned = () => posts.find(({ standing }) => standing === "planned");
      let now = start;
      for (const [index, { person, afterSeconds }] of history.entries()) {
        now += afterSeconds * 1_000;
        runUntil(now);
        ask(now, { id: id(`${index}`), invitation: id(`i-${index}`), person: id(`p-${person}`) });
      }
      runUntil(Infinity);
      return { out: posts.filter(({ standing }) => standing === "out"), asks };
    }

    /** Of any posts in a row, so many lie in a window at most. */
    function isKept({ atOnce, thenEvery }: Bucket, posts: readonly Post[]): boolean {
      const times = posts.map((post) => millisecondsOf(post.at));
      return times.every((from, first) =>
        times.slice(first).every((until, more) => more + 1 <= atOnce + (until - from) / (thenEvery * 1_000)),
      );
    }

    it("keeps the rate of each person and of the tenant in any window, and the day's count", () => {
      fc.assert(
        fc.property(presses, pace, (history, kept) => {
          const { posts } = play(history, kept);
          assert.ok(isKept(kept.tenant, posts));
          for (const person of [0, 1, 2, 3]) {
            assert.ok(
              isKept(
                kept.person,
                posts.filter((post) => post.person === `p-${person}`),
              ),
            );
          }
          const times = posts.map((post) => millisecondsOf(post.at));
          assert.ok(times.every((until) => times.filter((time) => time > until - oneDay && time <= until).length <= kept.perDay));
        }),
        { numRuns: runs(300) },
      );
    });

    it("keeps the rates where the app invites, too, and sends all that waits, each at the time that it was given", () => {
      fc.assert(
        fc.property(presses, pace, (history, kept) => {
          const { out, asks } = playQueue(history, kept);
          assert.equal(out.length, history.length);
          assert.ok(asks <= 3 * history.length, `${asks} for ${history.length}`);
          assert.ok(isKept(kept.tenant, out));
          for (const person of [0, 1, 2, 3]) {
            const own = out.filter((post) => post.person === `p-${person}`);
            assert.ok(isKept(kept.person, own));
          }
        }),
        { numRuns: runs(200) },
      );
    });

    it("keeps its word: at the time that it names, a POST goes out if nobody else's has", () => {
      fc.assert(
        fc.property(presses, pace, (history, kept) => {
          const { posts, answers } = play(history, kept);
          const last = answers.at(-1);
          if (last?.verdict.kind !== "later") return;
          const person = id(`p-${history.at(-1)?.person}`);
          const planned = millisecondsOf(last.verdict.at);
          const kindAt = (now: number) => {
            const recent = posts.filter((post) => millisecondsOf(post.at) > now - oneDay);
            return judgePost({ gate: open, posts: recent }, asked({ person, pace: kept, now: instantOf(now) })).verdict.kind;
          };
          assert.deepEqual([kindAt(planned - 1), kindAt(planned)], ["later", "go"]);
        }),
        { numRuns: runs(300) },
      );
    });
  });
});
