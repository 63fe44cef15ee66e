import assert from "node:assert/strict";
import type { DecisionPress } from "../../../../src/flows/deciding/may-decide.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { askBack } from "../../../../src/flows/deciding/ask-back.ts";
import { openChanges } from "../../../../src/flows/deciding/open-changes.ts";
import { rejectInvitation } from "../../../../src/flows/deciding/reject-invitation.ts";
import { adele, aDecision, diego, inChannel, megan } from "../../../build/a-decision.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { askedOutside, assertUntouched, eventsIn } from "../../../fakes/asked-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const stranger = person({ name: "Grady Archie" });
const yes = { kind: "approved", by: diego.id, name: diego.name, at: at("10:00") } as const;
const no = { ...yes, kind: "rejected", reason: "We know nobody there." } as const;

/** Every way to decide, or to begin with it. */
const ways = {
  approve: (outside: FakeOutside, press: DecisionPress) => approveInvitation(outside.ports, { ...press, confirmed: [] }),
  reject: (outside: FakeOutside, press: DecisionPress) => rejectInvitation(outside.ports, { ...press, reason: "We know nobody there." }),
  "ask back": (outside: FakeOutside, press: DecisionPress) => askBack(outside.ports, { ...press, question: "Until when?" }),
  "open the changes": (outside: FakeOutside, press: DecisionPress) => openChanges(outside.ports, press),
} as const;

for (const [way, decide] of Object.entries(ways)) {
  describe(`the right to ${way}`, () => {
    it("isn't given for a person's own request, approver or not", async () => {
      const { outside, request } = await askedOutside();
      const press = aDecision(request, { by: adele });
      assert.deepEqual(await decide(outside, press), { kind: "own-request", invitation: request });
      await assertUntouched(outside, request, [["decision-refused", adele.id, "own-request"]]);
    });

    it("isn't given to a person who is no approver", async () => {
      const { outside, request } = await askedOutside();
      assert.deepEqual(await decide(outside, aDecision(request, { by: stranger })), { kind: "not-approver", invitation: request });
      await assertUntouched(outside, request, [["decision-refused", stranger.id, "not-approver"]]);
      assert.equal(outside.log.codes.at(-1), "decision-refused");
    });

    it("shows nothing for guessed ids where the person can't see the request", async () => {
      const { outside, request } = await askedOutside();
      const press = aDecision(request, { by: stranger, conversation: id("a:grady") });
      assert.deepEqual(await decide(outside, press), { kind: "unknown-invitation" });
      const direct = anInvitation();
      await keep(outside, direct);
      assert.deepEqual(await decide(outside, aDecision(direct)), { kind: "unknown-invitation" });
      await assertUntouched(outside, request, [["decision-refused", stranger.id, "not-approver"]]);
    });

    it("ends when the person leaves the team, also between showing and pressing", async () => {
      const { outside, request } = await askedOutside();
      inChannel(outside, adele, diego);
      assert.deepEqual(await decide(outside, aDecision(request)), { kind: "not-approver", invitation: request });
      await assertUntouched(outside, request, [["decision-refused", megan.id, "not-approver"]]);
    });

    it("counts from the person's own chat, too", async () => {
      const { outside, request } = await askedOutside();
      const outcome = await decide(outside, aDecision(request, { conversation: id("a:megan") }));
      assert.ok(!["unknown-invitation", "not-approver"].includes(outcome.kind));
    });

    for (const kind of ["withdrawn", "lapsed"] as const) {
      it(`ends when the request was ${kind}`, async () => {
        const { outside, request } = await askedOutside({ state: { kind, since: at("10:00") } });
        assert.deepEqual(await decide(outside, aDecision(request)), { kind: "over", invitation: request });
        await assertUntouched(outside, request, [["decision-refused", megan.id, kind]]);
      });
    }

    it("ends when the request failed", async () => {
      const state = { kind: "failed", since: at("10:00"), reason: "guest-accepted", reference: "ref" } as const;
      const { outside, request } = await askedOutside({ state });
      assert.deepEqual(await decide(outside, aDecision(request)), { kind: "over", invitation: request });
    });

    for (const [kind, decision] of [
      ["rejected", no],
      ["sending", yes],
    ] as const) {
      it(`ends with another decision: ${kind}`, async () => {
        const { outside, request } = await askedOutside({ state: { kind, since: at("10:00") } }, { decision });
        assert.deepEqual(await decide(outside, aDecision(request)), { kind: "already-decided", invitation: request });
        await assertUntouched(outside, request, []);
        assert.equal(outside.log.codes.at(-1), "decision-too-late");
      });
    }

    it("ends when the request is overdue, which lapses here even if the job is late", async () => {
      const { outside, request } = await askedOutside();
      await outside.clock.advance(7 * 24 * 3_600_000);
      const outcome = await decide(outside, aDecision(request));
      const lapsed = { ...request, version: 2, state: { kind: "lapsed", since: outside.clock.now() } };
      assert.deepEqual(outcome, { kind: "over", invitation: lapsed });
      assert.deepEqual(await outside.store.invitations.find(request.id), lapsed);
      assert.deepEqual(eventsIn(outside), [
        ["lapsed", undefined, undefined],
        ["decision-refused", megan.id, "lapsed"],
      ]);
      assert.deepEqual(
        jobsIn(outside).map((job) => ("notice" in job ? job.notice : "kind" in job && job.kind)),
        ["update-card", "lapsed"],
      );
      assert.equal(outside.directory.invited.length, 0);
    });
  });
}
