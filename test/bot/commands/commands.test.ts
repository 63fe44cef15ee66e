import assert from "node:assert/strict";
import { findCommand } from "../../../bot/wordings/find-command.ts";
import { help } from "../../../bot/commands/help.ts";
import { invite } from "../../../bot/commands/invite.ts";
import { pending } from "../../../bot/commands/pending.ts";
import { status } from "../../../bot/commands/status.ts";
import { helpCard } from "../../../src/cards/help.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { pendingCard, privatePendingCard } from "../../../src/cards/pending.ts";
import { statusCard } from "../../../src/cards/status.ts";
import { suggestionCard } from "../../../src/cards/suggestion.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import type { PendingFilter } from "../../../src/domain/pending-filter.ts";
import type { PendingList } from "../../../src/flows/looking/list-pending.ts";
import type { StatusOutcome } from "../../../src/flows/looking/look-up-status.ts";
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
  async function answered(argument: string) {
    const call = commandCall({ argument, flows: { openForm: (_by, email) => aForm(email) } });
    await invite(call);
    return call.reply.replied;
  }
  const form = (email: string, problems = {}) => ({
    card: inviteFormCard({ ...aForm(email), problems }, texts),
    summary: "Invite a partner",
  });

  for (const [argument, email] of [
    ["", ""],
    ["sam@fabrikam.com", "sam@fabrikam.com"],
    ["Sam Rivera <sam@fabrikam.com>", "sam@fabrikam.com"],
    ["my friend sam@fabrikam.com, please", "sam@fabrikam.com"],
    ["a colleague", ""],
  ] as const) {
    it(`answers “${argument}” with a form with ${email === "" ? "nothing" : email} in it`, async () => {
      assert.deepEqual(await answered(argument), [form(email)]);
    });
  }

  for (const [argument, problem] of [
    ["sam", "email-malformed"],
    ["sam@fabrikam", "email-malformed"],
    ["sam+x@fabrikam.com", "email-characters"],
  ] as const) {
    it(`keeps “${argument}” in the form, with what is wrong beside it`, async () => {
      assert.deepEqual(await answered(argument), [form(argument, { email: problem })]);
    });
  }

  it("takes the first of several addresses that can be one, and names the others so that none is lost", async () => {
    const text = "I invite one partner at a time, and the form begins with kim@fabrikam.com. Still to come: a@b and lou@fabrikam.com";
    const suggestion = suggestionCard({ text, commands: ["invite a@b", "invite lou@fabrikam.com"] }, texts);
    assert.deepEqual(await answered('a@b, "Kim, A." <kim@fabrikam.com>; lou@fabrikam.com'), [
      form("kim@fabrikam.com"),
      { card: suggestion, summary: "Invite a partner" },
    ]);
  });

  it("names no more than fit, and offers five", async () => {
    const many = Array.from({ length: 30 }, (_, index) => `p${index}@fabrikam.com`);
    const [, answer] = await answered(many.join(" "));
    const said = JSON.stringify(answer);
    assert.deepEqual(
      [said.includes("p20@"), said.includes("p21@"), said.includes("…"), said.split("run-command").length - 1],
      [true, false, true, 5],
    );
  });
});

describe("pending", () => {
  const waiting = invited();
  const list = (filter: PendingFilter): PendingList => ({
    ...{ filter, page: { kind: "first" }, invitations: [waiting], count: 1, now: at("10:00") },
  });

  for (const [inChannel, argument, filter, understood] of [
    [false, "", { of: "mine" }, true],
    [true, "", { of: "here" }, true],
    [false, "here", { of: "here" }, true],
    [false, "ICI", { of: "here" }, true],
    [true, "@Fabrikam.com older than 7 days", { of: "here", domain: "fabrikam.com", days: 7 }, true],
    [false, "whatever", { of: "mine" }, false],
  ] as const) {
    it(`lists ${JSON.stringify(filter)} for “${argument}” in a ${inChannel ? "channel" : "chat"}`, async () => {
      const asked: unknown[] = [];
      const call = commandCall({ inChannel, argument, flows: { listPending: async (input) => (asked.push(input), list(filter)) } });
      await pending(call);
      assert.deepEqual(asked, [{ by: call.turn.person, conversation: call.turn.conversation, filter, page: { kind: "first" } }]);
      assert.deepEqual(call.reply.replied, [{ card: pendingCard({ ...list(filter), understood }, texts), summary: "pending" }]);
    });
  }

  for (const language of languages) {
    it(`knows what mine and here are in ${language}, and how to say what help shows`, async () => {
      const { t } = textsFor(language);
      const filterOf = async (argument: string) => {
        const asked: PendingFilter[] = [];
        const call = commandCall({ argument, flows: { listPending: async ({ filter }) => (asked.push(filter), list(filter)) } });
        await pending(call);
        assert.ok(!JSON.stringify(call.reply.replied).includes("I didn't understand"), argument);
        return asked[0];
      };
      assert.deepEqual(await filterOf(t("commands.pending.mine").toUpperCase()), { of: "mine" });
      assert.deepEqual(await filterOf(t("commands.pending.here")), { of: "here" });
      const said = t("commands.pending.also").split(/[,،、，] ?/);
      const filters = await Promise.all(said.map((words) => filterOf(findCommand(words.replaceAll(/\p{Cf}/gu, ""))?.argument ?? "?")));
      assert.deepEqual(filters, [{ of: "mine" }, { of: "here" }, { of: "mine", domain: "fabrikam.com" }, { of: "mine", days: 7 }]);
    });
  }

  it("shows one's own to nobody else where others read along", async () => {
    const call = commandCall({ inChannel: true, argument: "mine 7" });
    await pending(call);
    assert.deepEqual(call.reply.replied, [{ card: privatePendingCard({ of: "mine", days: 7 }, texts), summary: "pending" }]);
  });

  it("tells the status of one address", async () => {
    const call = commandCall();
    const asked: unknown[] = [];
    const outcome: StatusOutcome = { kind: "problem", problem: "email-malformed" };
    const lookUpStatus = async ({ typed }: { typed: string }) => (asked.push(typed), outcome);
    await pending({ ...call, argument: "sam@fabrikam.com", flows: { ...call.flows, lookUpStatus } });
    assert.deepEqual(asked, ["sam@fabrikam.com"]);
  });
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
    const outcome = { kind: "status", email, user: "not-checked", ours: undefined } as const;
    assert.deepEqual(await told(outcome), [{ text: texts.t("error.status-not-checked") }]);
  });

  it("knows the asker's own invitation", async () => {
    const own = invited({ requester: commandCall().turn.person });
    const card = statusCard({ email, user, ours: own, mine: true }, texts);
    assert.deepEqual(await told({ kind: "status", email, user, ours: own }), [{ card, summary: email }]);
  });

  for (const [what, outcome, view] of [
    ["that nobody has the address", { user: "nobody", ours: undefined }, { email }],
    ["what the directory knows", { user, ours: undefined }, { email, user }],
    ["what the directory and we know", { user, ours }, { email, user, ours }],
    ["what we know where it may not look", { user: "not-checked", ours }, { email, user: "not-checked", ours }],
  ] as const) {
    it(`shows ${what}`, async () => {
      assert.deepEqual(await told({ kind: "status", email, ...outcome }), [{ card: statusCard(view, texts), summary: email }]);
    });
  }
});
