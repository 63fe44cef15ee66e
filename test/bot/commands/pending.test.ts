import assert from "node:assert/strict";
import { pending } from "../../../bot/commands/pending.ts";
import { findCommand } from "../../../bot/wordings/find-command.ts";
import { pendingCard, privatePendingCard } from "../../../src/cards/pending.ts";
import type { PendingFilter } from "../../../src/domain/pending-filter.ts";
import type { PendingList } from "../../../src/flows/looking/list-pending.ts";
import type { StatusOutcome } from "../../../src/flows/looking/look-up-status.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { texts } from "../../fakes/action-call.ts";
import { commandCall } from "../../fakes/command-call.ts";

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
    it(`understands mine and here in ${language}, and the examples of help`, async () => {
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

  for (const language of languages) {
    it(`shows the page that a person names in ${language}`, async () => {
      const words = textsFor(language)
        .t("commands.pending.page")
        .split(/[,،、] ?/);
      for (const argument of words.flatMap((word) => [`${word} 2`, `2. ${word}`, word.toUpperCase() + " 2"])) {
        const asked: unknown[] = [];
        const flows = {
          listPending: async ({ filter, page }: { filter: PendingFilter; page: unknown }) => (asked.push(filter, page), list(filter)),
        };
        await pending(commandCall({ argument, flows }));
        assert.deepEqual(asked, [{ of: "mine" }, { kind: "number", number: 2 }], argument);
      }
    });
  }

  it("offers a person's own list where other people read it", async () => {
    const call = commandCall({ inChannel: true, argument: "mine 7" });
    await pending(call);
    assert.deepEqual(call.reply.replied, [{ card: privatePendingCard({ of: "mine", days: 7 }, texts), summary: "pending" }]);
  });

  it("shows the status of one address", async () => {
    const call = commandCall();
    const asked: unknown[] = [];
    const outcome: StatusOutcome = { kind: "problem", problem: "email-malformed" };
    const lookUpStatus = async ({ typed }: { typed: string }) => (asked.push(typed), outcome);
    await pending({ ...call, argument: "sam@fabrikam.com", flows: { ...call.flows, lookUpStatus } });
    assert.deepEqual(asked, ["sam@fabrikam.com"]);
  });
});
