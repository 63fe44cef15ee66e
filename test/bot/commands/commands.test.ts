import assert from "node:assert/strict";
import { help } from "../../../bot/commands/help.ts";
import { invite } from "../../../bot/commands/invite.ts";
import { pending } from "../../../bot/commands/pending.ts";
import { status } from "../../../bot/commands/status.ts";
import { helpCard } from "../../../src/cards/help.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { pendingCard } from "../../../src/cards/pending.ts";
import { statusCard } from "../../../src/cards/status.ts";
import type { PendingList } from "../../../src/flows/list-pending.ts";
import type { StatusOutcome } from "../../../src/flows/look-up-status.ts";
import { aForm } from "../../build/a-form.ts";
import { teamsIds } from "../../build/activities.ts";
import { at } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { texts } from "../../fakes/action-call.ts";
import { commandCall } from "../../fakes/command-call.ts";
import { FakeDirectory } from "../../fakes/fake-directory.ts";

describe("help", () => {
  for (const inChannel of [false, true]) {
    it(`shows what the bot can do ${inChannel ? "in a channel" : "in a chat"}`, async () => {
      const call = commandCall({ inChannel });
      await help(call);
      assert.deepEqual(call.reply.replied, [{ card: helpCard({ botName: "Guestlist", inChannel }, texts), summary: "Hi, I'm Guestlist" }]);
    });
  }
});

describe("invite", () => {
  it("answers with a form, the address filled in", async () => {
    const call = commandCall({ argument: "sam@fabrikam.com", flows: { openForm: (_by, email) => aForm(email) } });
    await invite(call);
    const card = inviteFormCard({ ...aForm("sam@fabrikam.com"), problems: {} }, texts);
    assert.deepEqual(call.reply.replied, [{ card, summary: "Invite a partner" }]);
  });
});

describe("pending", () => {
  for (const inChannel of [false, true]) {
    it(`lists ${inChannel ? "what began in the channel" : "the person's own in a chat"}`, async () => {
      const list: PendingList = { invitations: [invited()], now: at("10:00"), more: false, scope: inChannel ? "here" : "mine" };
      const asked: unknown[] = [];
      const call = commandCall({ inChannel, flows: { listPending: async (input) => (asked.push(input), list) } });
      await pending(call);
      assert.deepEqual(asked, [{ by: call.turn.person, conversation: call.turn.conversation, personal: !inChannel }]);
      assert.deepEqual(call.reply.replied, [{ card: pendingCard(list, texts), summary: "pending" }]);
    });
  }
});

describe("status", () => {
  const email = "sam@fabrikam.com";
  const { otherAddresses: _, ...user } = new FakeDirectory().add();
  const ours = invited();

  async function told(outcome: StatusOutcome): Promise<unknown> {
    const asked: unknown[] = [];
    const call = commandCall({ argument: email, flows: { lookUpStatus: async (input) => (asked.push(input), outcome) } });
    await status(call);
    assert.deepEqual(asked, [{ typed: email, by: call.turn.person, conversation: teamsIds.chat }]);
    return call.reply.replied;
  }

  it("asks for an address when there is none", async () => {
    const call = commandCall();
    await status(call);
    assert.deepEqual(call.reply.replied, [{ text: "Add an address, like this: status sam@fabrikam.com" }]);
  });

  it("names what is wrong with the address", async () => {
    const text = texts.t("form.problem.email-malformed");
    assert.deepEqual(await told({ kind: "problem", problem: "email-malformed" }), [{ text }]);
  });

  it("says that it may not look", async () => {
    const outcome = { kind: "status", email, user: "not-checked", ours } as const;
    assert.deepEqual(await told(outcome), [{ text: texts.t("error.status-not-checked") }]);
  });

  for (const [what, outcome, view] of [
    ["that nobody has the address", { user: "nobody", ours: undefined }, { email }],
    ["what the directory knows", { user, ours: undefined }, { email, user }],
    ["what the directory and we know", { user, ours }, { email, user, ours }],
  ] as const) {
    it(`shows ${what}`, async () => {
      assert.deepEqual(await told({ kind: "status", email, ...outcome }), [{ card: statusCard(view, texts), summary: email }]);
    });
  }
});
