import assert from "node:assert/strict";
import { stopPosts } from "../../../../src/domain/pace/stop-posts.ts";
import { defaultPace } from "../../../../src/domain/pace/pace.ts";
import { foreseeRequest } from "../../../../src/flows/inviting/foresee-request.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import type { Submission } from "../../../../src/flows/inviting/request.ts";
import { appMode, aWorldWithApprovers } from "../../../build/a-world-with-approvers.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { at } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn } from "../../../fakes/kept-in.ts";

async function foresee(outside: FakeOutside, submission: Submission = aSubmission()) {
  const before = [outside.store.events(), jobsIn(outside), await outside.ports.posts.read()];
  const foreseen = await foreseeRequest(outside.ports, submission);
  assert.deepEqual([outside.store.events(), jobsIn(outside), await outside.ports.posts.read()], before, "something was stored");
  assert.equal(await outside.ports.invitations.find(submission.id), undefined);
  return foreseen;
}

describe("foreseeRequest", () => {
  it("foresees that it is sent, with what would have to be confirmed", async () => {
    const outside = fakeOutside();
    const plain = await foresee(outside);
    assert.ok(plain.kind === "sends");
    assert.deepEqual([plain.cautions, plain.invitation.email, outside.directory.invited], [[], "sam@fabrikam.com", []]);
    const typo = await foresee(outside, aSubmission({ values: { email: "sam@gmial.com" } }));
    assert.deepEqual(typo.kind === "sends" && typo.cautions.map(({ kind }) => kind), ["domain-mistyped"]);
  });

  it("names what is wrong with the form, and a sign-in that has ended", async () => {
    const outside = fakeOutside();
    assert.equal((await foresee(outside, aSubmission({ values: { email: "sam" } }))).kind, "problems");
    outside.identity.expired = true;
    assert.deepEqual(await foresee(outside), { kind: "sign-in-needed" });
  });

  it("gives the judge's refusal", async () => {
    const outside = fakeOutside();
    const own = await foresee(outside, aSubmission({ values: { email: "x@contoso.com" } }));
    assert.deepEqual(own, { kind: "refused", refusal: { kind: "own-domain", domain: "contoso.com" } });
  });

  it("says that another person's open invitation would be followed", async () => {
    const outside = fakeOutside();
    await requestInvitation(outside.ports, aSubmission());
    const joins = await foresee(outside, aSubmission({ by: person({ name: "Megan Bowen" }) }));
    assert.equal(joins.kind === "joins" && joins.open.email, "sam@fabrikam.com");
  });

  it("names those who would decide, or says that nobody can", async () => {
    const policy = { rules: [{ name: "All", when: {}, verdict: "approve" }] } as const;
    const outside = await aWorldWithApprovers(policy);
    const asks = await foresee(outside);
    assert.deepEqual([asks.kind, asks.kind === "asks" && asks.approvers], ["asks", "Contoso Partners"]);
    const nobody = fakeOutside();
    nobody.policy.change(policy);
    const refused = await foresee(nobody);
    assert.equal(refused.kind === "refused" && refused.refusal.kind, "no-approvals-channel");
  });

  it("looks at the pace, and at Microsoft's block", async () => {
    const outside = fakeOutside();
    outside.policy.change({ pace: { ...defaultPace, person: { ...defaultPace.person, atOnce: 1 } } });
    await requestInvitation(outside.ports, aSubmission({ values: { email: "first@fabrikam.com" } }));
    const over = await foresee(outside);
    assert.equal(over.kind === "refused" && over.refusal.kind, "pace");
    const waits = await foresee(appMode(outside));
    assert.ok(waits.kind === "waits" && waits.until !== undefined && waits.until > at("10:00"));
    await outside.ports.posts.decide((ledger) => stopPosts(ledger, { now: at("10:00") }));
    const stopped = await foresee(outside);
    assert.equal(stopped.kind === "refused" && stopped.refusal.kind, "stopped");
    assert.deepEqual(await foresee(appMode(outside)), { kind: "waits" });
  });
});
