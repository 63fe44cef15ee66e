import assert from "node:assert/strict";
import { adele, diego, megan } from "../../../build/a-decision.ts";
import { askedOutside, assertUntouched, eventsIn } from "../../../fakes/asked-outside.ts";
import { runOnFakes } from "../on-fakes.ts";

const email = "sam@fabrikam.com";
const why = ["--reason", "They left the project"];

describe("guestlist reject", () => {
  it("rejects a request with a reason that the requester reads", async () => {
    const { outside, request } = await askedOutside({ email });
    const { records, stderr, code } = await runOnFakes(outside, megan, ["reject", email, ...why], { typed: ["y"] });
    assert.deepEqual([code, records[0]?.["state"], records[0]?.["decision"]], [0, "rejected", "rejected"]);
    assert.match(
      stderr,
      /Reject the invitation of sam@fabrikam\.com\? \[y\/N\][^]*Rejected: nothing was sent, and Adele Vance is told why\./,
    );
    const stored = await outside.store.invitations.find(request.id);
    assert.ok(stored?.approval?.decision?.kind === "rejected");
    assert.equal(stored.approval.decision.reason, "They left the project");
  });

  it("asks for the reason on a terminal: who types one is sure", async () => {
    const { outside, request } = await askedOutside({ email });
    const nothing = await runOnFakes(outside, megan, ["reject", email], { typed: [""] });
    assert.deepEqual([nothing.stderr.split("\n").at(-2), nothing.code], ["A rejection needs a reason, so nothing was decided.", 2]);
    assert.equal((await runOnFakes(outside, megan, ["reject", email], { typed: [] })).code, 2);
    await assertUntouched(outside, request, []);
    assert.equal((await runOnFakes(outside, megan, ["reject", email], { typed: ["They left"] })).code, 0);
    assert.deepEqual(eventsIn(outside), [["rejected", megan.id, undefined]]);
  });

  it("refuses to go on without a reason, with an empty or too long one, and without an answer", async () => {
    const { outside, request } = await askedOutside({ email });
    for (const [args, words] of [
      [["--yes"], /Say why not: --reason/],
      [["--reason", "  ", "--yes"], /needs a reason/],
      [["--reason", "x".repeat(501), "--yes"], /longer than 500 characters/],
      [why, /no terminal to ask on/],
    ] as const) {
      const { stdout, stderr, code } = await runOnFakes(outside, megan, ["reject", email, ...args]);
      assert.deepEqual([stdout, code], ["", 2]);
      assert.match(stderr, words);
    }
    assert.equal((await runOnFakes(outside, megan, ["reject", email, ...why], { typed: ["no"] })).code, 2);
    await assertUntouched(outside, request, []);
  });

  it("foresees it with --what-if, also without a reason", async () => {
    const { outside, request } = await askedOutside({ email });
    const { stderr, code } = await runOnFakes(outside, megan, ["reject", email, "--what-if"]);
    assert.equal(code, 0);
    assert.match(stderr, /would be rejected: nothing would be sent, and Adele Vance would be told why\./);
    await assertUntouched(outside, request, []);
  });

  it("refuses the requester, and who comes too late", async () => {
    const { outside } = await askedOutside({ email });
    assert.equal((await runOnFakes(outside, adele, ["reject", email, ...why, "--yes"])).code, 7);
    assert.equal((await runOnFakes(outside, megan, ["reject", email, ...why, "--yes"])).code, 0);
    const late = await runOnFakes(outside, diego, ["reject", email, ...why, "--yes"]);
    assert.deepEqual([late.stderr, late.code], ["Megan Bowen was first and rejected it.\n", 7]);
    const again = await runOnFakes(outside, megan, ["reject", email, ...why, "--yes"]);
    assert.equal(again.stderr, "You have decided about it already.\n");
  });

  it("says who was first when the other decides while this person types", async () => {
    const { outside } = await askedOutside({ email });
    const { rejectInvitation } = await import("../../../../src/flows/deciding/reject-invitation.ts");
    const { aDecision } = await import("../../../build/a-decision.ts");
    const { find } = outside.store.invitations;
    let looks = 0;
    outside.ports.invitations.find = async (id) => {
      looks += 1;
      if (looks === 3)
        await rejectInvitation(
          { ...outside.ports, invitations: outside.store.invitations },
          { ...aDecision({ id }, { by: diego }), reason: "no" },
        );
      return find.call(outside.store.invitations, id);
    };
    const { stderr, code } = await runOnFakes(outside, megan, ["reject", email, ...why, "--yes"]);
    assert.equal(code, 7);
    assert.match(stderr, /Diego Siciliani was first and rejected it/);
  });
});
