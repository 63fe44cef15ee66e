import assert from "node:assert/strict";
import { letOneTry } from "../../../../src/domain/pace/let-one-try.ts";
import { defaultPace } from "../../../../src/domain/pace/pace.ts";
import { stopPosts } from "../../../../src/domain/pace/stop-posts.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import { resendInvitation } from "../../../../src/flows/tending/resend-invitation.ts";
import { showRedeemLink } from "../../../../src/flows/tending/show-redeem-link.ts";
import { aDecision } from "../../../build/a-decision.ts";
import { aPass } from "../../../build/a-pass.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { askedOutside } from "../../../fakes/asked-outside.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";
import { storeFile } from "../../adapters/store/store-file.ts";

const adele = person();
const token = `sso:${adele.id}`;
const later = { kind: "pace", limit: "person", until: at("10:01"), now: at("10:00") } as const;
const stopped = { kind: "stopped" } as const;

/** Adele has used up what may go out at once. */
async function full(outside: FakeOutside): Promise<FakeOutside> {
  outside.policy.change({ pace: defaultPace });
  for (let count = 0; count < 5; count += 1) await aPass(outside, anInvitation({ requester: adele }));
  return outside;
}

async function stop(outside: FakeOutside): Promise<FakeOutside> {
  await outside.ports.posts.decide((ledger) => stopPosts(ledger, { now: at("09:00") }));
  return outside;
}

const situations = [
  ["over the pace", full, later],
  ["while Microsoft has stopped the tenant's invitations", stop, stopped],
] as const;

for (const [what, prepare, refusal] of situations) {
  describe(`a press ${what}`, () => {
    it("brings the form back with its values, and posts nothing", async () => {
      const outside = await prepare(fakeOutside());
      const outcome = await requestInvitation(outside.ports, aSubmission());
      assert.ok(outcome.kind === "refused");
      assert.deepEqual([outcome.refusal, outside.directory.invited], [refusal, []]);
      assert.equal(await outside.store.invitations.findOpen(id("sam@fabrikam.com")), undefined);
    });

    it("leaves an approval card open", async () => {
      const { outside, request } = await askedOutside();
      await prepare(outside);
      const jobs = jobsIn(outside);
      assert.deepEqual(await approveInvitation(outside.ports, aDecision(request)), { kind: "refused", refusal });
      assert.deepEqual(await outside.store.invitations.find(request.id), request);
      assert.deepEqual([outside.directory.invited, outside.store.events(), jobsIn(outside)], [[], [], jobs]);
    });

    it("leaves a failed invitation as it is", async () => {
      const outside = await prepare(fakeOutside());
      const before = failed("unknown", { requester: adele });
      await keep(outside, before);
      const outcome = await retryInvitation(outside.ports, { id: before.id, by: adele, ssoToken: token });
      assert.deepEqual(outcome, { kind: "refused", refusal });
      assert.deepEqual([await outside.store.invitations.find(before.id), outside.directory.invited], [before, []]);
    });

    it("sends no mail again, and counts none", async () => {
      const outside = await prepare(fakeOutside());
      const before = invited({ requester: adele }, outside.directory.add().id);
      await keep(outside, before);
      const outcome = await resendInvitation(outside.ports, { id: before.id, resends: 0, by: adele, ssoToken: token });
      assert.deepEqual(outcome, { kind: "refused", refusal });
      assert.deepEqual([(await outside.store.invitations.find(before.id))?.resends, outside.directory.invited], [0, []]);
    });
  });
}

describe("a lost link", () => {
  const renew = async (outside: FakeOutside) => {
    const before = invited({ requester: adele, email: "sam@fabrikam.com" }, outside.directory.add().id);
    await keep(outside, before);
    return showRedeemLink(outside.ports, { id: before.id, by: adele, ssoToken: token });
  };

  it("is fetched over the pace, too", async () => {
    assert.equal((await renew(await full(fakeOutside()))).kind, "link");
  });

  it("isn't fetched while Microsoft has stopped the tenant's invitations", async () => {
    const outside = await stop(fakeOutside());
    assert.deepEqual(await renew(outside), { kind: "refused", refusal: stopped });
    assert.deepEqual(outside.directory.invited, []);
  });
});

describe("the pace of a person", () => {
  it("is the requester's, also when somebody else approves or tries again", async () => {
    const { outside, request } = await askedOutside();
    assert.equal((await approveInvitation(outside.ports, aDecision(request))).kind, "invited");
    const megan = person({ name: "Megan Bowen" });
    const decision = { kind: "approved", by: megan.id, name: megan.name, at: at("10:00") } as const;
    const theirs = failed("unknown", { requester: adele, approval: anApproval({ decision }) });
    await keep(outside, theirs);
    const theirPress = { id: theirs.id, by: megan, ssoToken: `sso:${megan.id}`, confirmed: ["sent-by-approver"] } as const;
    assert.equal((await retryInvitation(outside.ports, theirPress)).kind, "invited");
    const { posts } = await outside.ports.posts.read();
    assert.deepEqual(
      posts.map((post) => [post.invitation, post.person]),
      [
        [request.id, adele.id],
        [theirs.id, adele.id],
      ],
    );
  });

  it("isn't used up by a form that was sent twice at the same time", async () => {
    const outside = fakeOutside();
    const form = aSubmission();
    await Promise.all([1, 2, 3].map(() => requestInvitation(outside.ports, form)));
    assert.deepEqual([outside.directory.invited.length, (await outside.ports.posts.read()).posts.length], [1, 1]);
  });
});

describe("after Microsoft's block", () => {
  const request = (outside: FakeOutside, name: string) =>
    requestInvitation(outside.ports, aSubmission({ values: { email: `${name}@fabrikam.com` } }));

  it("nothing goes out for anybody until an administrator's trial is taken, and then at half the pace", async () => {
    const outside = fakeOutside();
    outside.policy.change({ pace: { ...defaultPace, person: { atOnce: 4, thenEvery: 60 } } });
    outside.directory.nextInvite = { kind: "refused", reason: "tenant-blocked", remoteId: "graph-1" };
    assert.equal((await request(outside, "first")).kind, "failed");
    assert.equal((await request(outside, "second")).kind, "refused");
    assert.equal(outside.directory.invited.length, 1);
    await outside.clock.advance(3_600_000);
    await outside.ports.posts.decide((ledger) => letOneTry(ledger, { by: id("admin"), now: outside.clock.now() }));
    const outcomes = [];
    for (const name of ["third", "fourth", "fifth"]) outcomes.push((await request(outside, name)).kind);
    assert.deepEqual(outcomes, ["invited", "invited", "refused"]);
  });
});

describe("a store that is opened again", () => {
  it("remembers what went out, and that all is stopped", async () => {
    const file = storeFile();
    const clock = new FakeClock();
    const open = () => file.open({ clock });
    const outside = fakeOutside();
    outside.policy.change({ pace: { ...defaultPace, person: { atOnce: 1, thenEvery: 60 } } });
    try {
      const before = await open();
      await aPass({ ports: { ...outside.ports, posts: before.posts } }, anInvitation({ requester: adele }));
      await before.close();
      const after = await open();
      const restarted = { ...outside.ports, posts: after.posts };
      const outcome = await requestInvitation(restarted, aSubmission());
      assert.deepEqual(outcome.kind === "refused" && outcome.refusal, later);
      await after.posts.decide((ledger) => stopPosts(ledger, { now: clock.now(), remoteId: "graph-1" }));
      await after.close();
      const last = await open();
      assert.deepEqual((await last.posts.read()).gate, { kind: "stopped", since: at("10:00"), remoteId: "graph-1" });
      await last.close();
    } finally {
      await file.remove();
    }
  });
});
