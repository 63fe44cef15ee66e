import assert from "node:assert/strict";
import { status } from "../../../bot/commands/status.ts";
import { hearingCard } from "../../../src/cards/hearing.ts";
import { statusCard } from "../../../src/cards/status.ts";
import type { StatusOutcome } from "../../../src/flows/looking/look-up-status.ts";
import { teamsIds } from "../../build/activities.ts";
import { at, id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { texts } from "../../fakes/action-call.ts";
import { commandCall } from "../../fakes/command-call.ts";
import { FakeDirectory } from "../../fakes/fake-directory.ts";

describe("status", () => {
  const email = "sam@fabrikam.com";
  const { otherAddresses: _, ...user } = new FakeDirectory().add();
  const ours = invited();

  async function answersTo(outcome: StatusOutcome): Promise<unknown> {
    const asked: unknown[] = [];
    const call = commandCall({ argument: email, flows: { lookUpStatus: async (input) => (asked.push(input), outcome) } });
    await status(call);
    assert.deepEqual(asked, [{ typed: email, by: call.turn.person, conversation: teamsIds.chat }]);
    return call.reply.replied;
  }

  it("asks for an address when there is none", async () => {
    const call = commandCall({ flows: { showHearing: async () => ({ kind: "not-admin" }) } });
    await status(call);
    assert.deepEqual(call.reply.replied, [{ text: "Add an address, like this: status sam@fabrikam.com" }]);
  });

  it("shows an administrator how acceptances are heard of when there is no address", async () => {
    const rhythm = { hour: 5_000, day: 15_000, days: 60_000, joined: 60_000 };
    const hearing = { kind: "hearing", heard: [], rhythm, now: at("10:00") } as const;
    const call = commandCall({ flows: { showHearing: async (by) => (by === call.turn.person.id ? hearing : { kind: "not-admin" }) } });
    await status(call);
    assert.deepEqual(call.reply.replied, [{ card: hearingCard(hearing, texts), summary: texts.t("hearing.title") }]);
  });

  it("names what is wrong with the address", async () => {
    const text = texts.t("form.problem.email-malformed");
    assert.deepEqual(await answersTo({ kind: "problem", problem: "email-malformed" }), [{ text }]);
  });

  it("says that it has no permission to look up the address", async () => {
    const outcome = { kind: "status", email, user: "not-checked", ours: undefined } as const;
    assert.deepEqual(await answersTo(outcome), [{ text: texts.t("error.status-not-checked") }]);
  });

  it("recognises the person's own invitation", async () => {
    const own = invited({ requester: commandCall().turn.person });
    const card = statusCard({ email, user, ours: own, mine: true }, texts);
    assert.deepEqual(await answersTo({ kind: "status", email, user, ours: own }), [{ card, summary: email }]);
  });

  it("recognises an invitation that began in the same channel, in another thread", async () => {
    const call = commandCall({
      argument: email,
      inChannel: true,
      flows: { lookUpStatus: async () => ({ kind: "status", email, user, ours }) },
    });
    const card = statusCard({ email, user, ours, here: true }, texts);
    const { turn } = call;
    const channel = ours.home.conversation.split(";")[0] ?? "";
    await status({ ...call, turn: { ...turn, conversation: id(`${channel};messageid=7`) } });
    assert.deepEqual(call.reply.replied, [{ card, summary: email }]);
  });

  it("offers a member of the organization the team of a channel, and one's own teams elsewhere", async () => {
    const member = { ...user, userType: "Member", userState: null } as const;
    for (const inChannel of [true, false]) {
      const call = commandCall({
        argument: email,
        inChannel,
        flows: { lookUpStatus: async () => ({ kind: "status", email, user: member, ours: undefined }) },
      });
      const conversation = inChannel ? id("19:general@thread.tacv2") : call.turn.conversation;
      await status({ ...call, turn: { ...call.turn, conversation } });
      assert.deepEqual(call.reply.replied, [{ card: statusCard({ email, user: member, inChannel }, texts), summary: email }]);
    }
  });

  for (const [what, outcome, view] of [
    ["that no user has the address", { user: "nobody", ours: undefined }, { email }],
    ["what the directory knows", { user, ours: undefined }, { email, user }],
    ["what the directory and we know", { user, ours }, { email, user, ours }],
    ["what we know without permission to look up the address", { user: "not-checked", ours }, { email, user: "not-checked", ours }],
  ] as const) {
    it(`shows ${what}`, async () => {
      assert.deepEqual(await answersTo({ kind: "status", email, ...outcome }), [{ card: statusCard(view, texts), summary: email }]);
    });
  }
});
