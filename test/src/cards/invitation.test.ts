import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { invitationCard, invitationData } from "../../../src/cards/invitation.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { InviteOptions } from "../../../src/domain/invite-options.ts";
import type { FailureReason } from "../../../src/domain/failure.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
import { invitationIn } from "./example-invitation.ts";

const texts = textsFor("en-GB");

/** The parts of the card that differ between states. */
function partsOf(invitation: Invitation) {
  const { look, state, next, facts, history, actions } = invitationData({ invitation }, texts);
  return {
    head: `${look.symbol} ${state}`,
    color: look.color,
    next,
    facts: facts.map(({ title, value }) => `${title}: ${value}`),
    history: history.map(({ line }) => line),
    buttons: actions.map(({ verb }) => verb),
  };
}

const withOptions = (invitation: Invitation, options: Partial<InviteOptions>): Invitation => ({
  ...invitation,
  options: { redirectUrl: "https://myapplications.microsoft.com/", sendMail: true, ...options },
});

function failedWith(reason: FailureReason): Invitation {
  return { ...invitationIn("failed"), state: { kind: "failed", since: at("10:05"), reason, reference: "4f7c2a9e" } };
}

describe("invitationCard", () => {
  for (const kind of ["requested", "sending"] as const) {
    it(`says that the bot is working while the invitation is ${kind}`, () => {
      assert.deepEqual(partsOf(invitationIn(kind)), {
        head: "… Working on it",
        color: "Default",
        next: "This takes a few seconds. The card changes by itself.",
        facts: ["By: Adele Vance", "Name: Sam Okafor", "Mail: Microsoft sends it"],
        history: ["Requested 20 Nov 2026, 10:00"],
        buttons: [],
      });
    });
  }

  it("says that Microsoft hasn't answered, and for how long it looks for the guest", () => {
    const unanswered = { ...invitationIn("sending"), state: { kind: "sending", since: at("10:00"), unanswered: true } } as const;
    const { head, next } = partsOf(unanswered);
    assert.equal(head, "… Working on it");
    assert.equal(
      next,
      "Microsoft hasn't answered yet. For up to five minutes, I check whether the invitation went out. The card changes by itself.",
    );
  });

  it("says that the partner is invited, and offers the link", () => {
    assert.deepEqual(partsOf(invitationIn("invited")), {
      head: "○ Invited, not accepted yet",
      color: "Accent",
      next: "The partner opens Microsoft's mail and accepts. You hear of it here.",
      facts: ["By: Adele Vance", "Name: Sam Okafor", "Mail: Sent by Microsoft, copy to alex@contoso.com"],
      history: ["Requested 20 Nov 2026, 10:00", "Invited 20 Nov 2026, 10:00"],
      buttons: ["show-link", "resend", "show-heads-up", "fix-address", "revoke", "show-history"],
    });
  });

  it("says that the requester sends the link when Microsoft sends no mail", () => {
    const { next, facts } = partsOf(withOptions(invitationIn("invited"), { sendMail: false }));
    assert.equal(
      next,
      "No mail goes out. Adele Vance presses “Show link” and passes the link on. You hear of it here when the partner accepts.",
    );
    assert.deepEqual(facts, ["By: Adele Vance", "Mail: None: the link is passed on by hand"]);
  });

  it("says when the partner accepted, when the bot noticed it, and what is next", () => {
    assert.deepEqual(partsOf(withOptions(invitationIn("accepted"), {})), {
      head: "✓ Accepted",
      color: "Good",
      next: "They can sign in now. Add them to your team, or share what they need.",
      facts: ["By: Adele Vance", "Mail: Sent by Microsoft"],
      history: ["Requested 20 Nov 2026, 10:00", "Accepted 20 Nov 2026, 14:32"],
      buttons: ["add-to-team", "show-history"],
    });
  });

  it("says that the guest was removed", () => {
    const { head, next, history, buttons } = partsOf(invitationIn("removed"));
    assert.equal(head, "– Removed from the directory");
    assert.equal(next, "The guest was deleted. To work together again, invite them again.");
    assert.deepEqual(history.slice(1), ["Removed 20 Nov 2026, 16:00"]);
    assert.deepEqual(buttons, ["invite-again", "show-history"]);
  });

  it("says why nothing was sent, with the reference for support", () => {
    assert.deepEqual(partsOf(failedWith("domain-blocked")), {
      head: "✕ Not sent",
      color: "Attention",
      next: "Your organization doesn't allow guests from this domain. An administrator can change that.",
      facts: ["By: Adele Vance", "Name: Sam Okafor", "Mail: None was sent", "Reference: 4f7c2a9e"],
      history: ["Requested 20 Nov 2026, 10:00", "Not sent 20 Nov 2026, 10:05"],
      buttons: ["retry", "show-history"],
    });
  });

  it("says that it was revoked, and whether another one replaces it", () => {
    const { head, next, history, buttons } = partsOf(invitationIn("revoked"));
    assert.deepEqual([head, history.at(-1)], ["– Revoked", "Revoked 20 Nov 2026, 16:00"]);
    assert.equal(next, "The invitation was taken back before anybody accepted it, and the guest was deleted.");
    assert.deepEqual(buttons, ["invite-again", "show-history"]);
    const replaced = { kind: "revoked", since: at("16:00"), guestId: id("g"), why: "replaced" } as const;
    assert.match(partsOf({ ...invitationIn("revoked"), state: replaced }).next, /^The address was wrong\. Another invitation/);
  });

  it("says that an administrator must delete the guest with the wrong address, and offers no further mail to it", () => {
    const state = { kind: "invited", since: at("10:00"), guestId: id("g"), revocation: "needs-admin" } as const;
    const { next, buttons } = partsOf({ ...invitationIn("invited"), state });
    assert.match(
      next,
      /^The address was wrong.*I didn't delete this guest, so they can still accept\. Press “Revoke” to see what an administrator can do\.$/,
    );
    assert.deepEqual(buttons, ["revoke", "show-history"]);
  });

  it("says that an administrator reset or restored the guest", () => {
    const invited = { kind: "invited", since: at("16:00"), guestId: id("g") } as const;
    const reset = partsOf({ ...invitationIn("invited"), state: { ...invited, again: "reset" } });
    assert.match(reset.next, /reset this guest, so the partner must accept once more/);
    assert.equal(reset.history.at(-1), "Reset 20 Nov 2026, 16:00");
    const pending = partsOf({ ...invitationIn("invited"), state: { ...invited, again: "restored" } });
    assert.match(pending.next, /restored by an administrator\. The partner still has to accept/);
    const back = {
      kind: "accepted",
      since: at("14:32"),
      heardAt: at("16:00"),
      guestId: id("g"),
      path: "delta",
      again: "restored",
    } as const;
    assert.match(partsOf({ ...invitationIn("accepted"), state: back }).next, /restored by an administrator\. They can sign in again/);
  });

  it("has rare actions in the overflow menu", () => {
    const { actions } = invitationCard({ invitation: { ...invitationIn("invited"), resends: 3 } }, texts);
    const shown = (Array.isArray(actions) ? actions : []).map((action: Readonly<Record<string, unknown>>) => [
      action["verb"],
      action["mode"],
      action["data"],
    ]);
    const { id: invitation } = invitationIn("invited");
    assert.deepEqual(shown, [
      ["show-link", "primary", { invitation }],
      ["resend", "primary", { invitation, resends: 3 }],
      ["show-heads-up", "secondary", { invitation }],
      ["fix-address", "secondary", { invitation }],
      ["revoke", "secondary", { invitation }],
      ["show-history", "secondary", { invitation }],
    ]);
  });

  it("has the invitation's id in each button's data", () => {
    const { actions } = invitationCard({ invitation: invitationIn("invited") }, texts);
    assert.deepEqual(Array.isArray(actions) && actions.slice(0, 1), [
      {
        type: "Action.Execute",
        title: "Show link",
        verb: "show-link",
        mode: "primary",
        associatedInputs: "none",
        data: { invitation: invitationIn("invited").id },
        fallback: "drop",
      },
    ]);
  });
});
