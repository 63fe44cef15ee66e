import assert from "node:assert/strict";
import { offer } from "../../../bot/commands/offer.ts";
import { offerCard, offeredAction } from "../../../src/cards/offer.ts";
import { statusCard } from "../../../src/cards/status.ts";
import type { StatusOutcome } from "../../../src/flows/looking/look-up-status.ts";
import { accepted, invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";
import { texts } from "../../fakes/action-call.ts";
import { commandCall } from "../../fakes/command-call.ts";

const email = "sam@fabrikam.com";
const notNow = `You have no invitation for ${email} that allows this now. Here is the address's status:`;

async function answersTo(name: Parameters<typeof offer>[0], outcome: StatusOutcome, argument = email): Promise<readonly unknown[]> {
  const call = commandCall({ argument, flows: { lookUpStatus: async () => outcome } });
  await offer(name)(call);
  return call.reply.replied;
}

describe("offer", () => {
  const requester = commandCall().turn.person;
  const mine = invited({ email, requester });

  for (const name of ["resend", "revoke", "link", "fix"] as const) {
    it(`asks for one confirmation of ${name}`, async () => {
      const action = offeredAction(name, mine);
      assert.ok(action);
      const card = offerCard({ invitation: mine, action }, texts);
      assert.deepEqual(await answersTo(name, { kind: "status", email, user: "nobody", ours: mine }), [
        { card, summary: `Invitation for ${email}` },
      ]);
    });
  }

  it("says that there is nothing to do it with, and how the address stands", async () => {
    const over = accepted({ email, requester });
    const card = statusCard({ email, ours: over, mine: true, here: false }, texts);
    for (const [name, text] of [
      ["resend", texts.t("resend.accepted")],
      ["revoke", texts.t("revoke.accepted")],
      ["link", notNow],
      ["fix", notNow],
    ] as const) {
      const [said, shown] = await answersTo(name, { kind: "status", email, user: "nobody", ours: over });
      assert.deepEqual([said, shown], [{ text }, { card, summary: email }]);
    }
  });

  it("offers nothing with somebody else's invitation", async () => {
    const theirs = invited({ email, requester: person({ name: "Diego Siciliani" }) });
    const [said] = await answersTo("link", { kind: "status", email, user: "nobody", ours: theirs });
    assert.deepEqual(said, { text: notNow });
    const done = accepted({ email, requester: person({ name: "Diego Siciliani" }) });
    assert.deepEqual((await answersTo("revoke", { kind: "status", email, user: "nobody", ours: done }))[0], { text: notNow });
  });

  it("asks for an address when there is none, and names what is wrong with it", async () => {
    const problem = { kind: "problem", problem: "email-malformed" } as const;
    assert.deepEqual(await answersTo("resend", problem, ""), [{ text: "Add an address, like this: resend sam@fabrikam.com" }]);
    assert.deepEqual(await answersTo("resend", problem, "sam"), [{ text: texts.t("form.problem.email-malformed") }]);
  });
});
