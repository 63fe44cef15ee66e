import assert from "node:assert/strict";
import { approvalCard } from "../../../src/cards/approval.ts";
import type { AdaptiveCard } from "../../../src/cards/card.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import { statusCard } from "../../../src/cards/status.ts";
import { withoutLoneMore } from "../../../src/cards/without-lone-more.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { invitations } from "../../build/full-store/invitations.ts";
import { objectsIn } from "../../repository/card-template-walk.ts";

const texts = textsFor("en");
const buttons = (modes: string) => Array.from(modes, (mode) => ({ mode: mode === "p" ? ("primary" as const) : ("secondary" as const) }));
const modesOf = (shown: readonly { readonly mode: string }[]) => shown.map(({ mode }) => mode[0]).join("");

describe("withoutLoneMore", () => {
  for (const [given, besides, shown] of [
    ["", 0, ""],
    ["s", 0, "p"],
    ["s", 1, "p"],
    ["ps", 1, "pp"],
    ["pps", 0, "ppp"],
    ["pps", 1, "pps"],
    ["ppps", 0, "ppps"],
    ["pss", 0, "pss"],
    ["pp", 1, "pp"],
  ] as const) {
    it(`${given || "nothing"} beside ${besides} others is ${shown || "nothing"}`, () =>
      assert.equal(modesOf(withoutLoneMore(buttons(given), besides)), shown));
  }

  it("keeps the buttons' order and what they do", () => {
    const given = [{ mode: "primary", verb: "a" } as const, { mode: "secondary", verb: "b" } as const];
    assert.deepEqual(
      withoutLoneMore(given).map(({ verb }) => verb),
      ["a", "b"],
    );
  });

  function assertNone(card: AdaptiveCard, what: string): void {
    for (const { actions } of objectsIn(card)) {
      if (!Array.isArray(actions)) continue;
      const hidden = (actions as { readonly mode?: unknown }[]).filter(({ mode }) => mode === "secondary").length;
      assert.ok(hidden !== 1 || actions.length - hidden >= 3, what);
    }
  }

  for (const { invitation } of invitations) {
    const user = { displayName: "Sam", userType: "Guest", userState: "Accepted", userStateSince: at("10:00"), createdAt: null } as const;
    it(`holds on every card of an invitation: ${invitation.email}`, () => {
      assertNone(invitationCard({ invitation }, texts), "living");
      if (invitation.approval) assertNone(approvalCard({ invitation }, texts), "approval");
      for (const mine of [true, false])
        for (const here of [true, false])
          for (const found of [{}, { user }, { user: "not-checked" as const }])
            assertNone(statusCard({ email: invitation.email, ours: invitation, mine, here, ...found }, texts), "status");
    });
  }
});
