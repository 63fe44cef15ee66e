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
  const { look, state, next, details, actions } = invitationData({ invitation }, texts);
  const { facts, history } = details;
  return {
    head: `${look.symbol} ${state}`,
    color: look.color,
    next,
    facts: facts.map(({ title, value }) => `${title}: ${value}`),
    history: history.map(({ line }) => line),
    buttons: actions.map(({ mode, verb }) => (mode === "primary" ? verb : `… ${verb}`)),
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
        next: "This takes a few seconds.",
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
    assert.equal(next, "Microsoft hasn't answered yet. For up to five minutes, I check whether the invitation went out.");
  });

  it("says that the partner is invited, and offers the link", () => {
    assert.deepEqual(partsOf(invitationIn("invited")), {
      head: "○ Invited, not accepted yet",
      color: "Accent",
      next: "They open Microsoft's mail and sign in. I'll tell you here.",
      facts: ["By: Adele Vance", "Name: Sam Okafor", "Mail: Sent by Microsoft, copy to alex@contoso.com"],
      history: ["Requested 20 Nov 2026, 10:00", "Invited 20 Nov 2026, 10:00"],
      buttons: ["show-link", "resend", "… show-heads-up", "… fix-address", "… revoke"],
    });
  });

  it("says that the requester sends the link when Microsoft sends no mail", () => {
    const { next, facts } = partsOf(withOptions(invitationIn("invited"), { sendMail: false }));
    assert.equal(next, "Adele Vance passes the link on. I'll tell you here when they sign in.");
    assert.deepEqual(facts, ["By: Adele Vance", "Mail: None: the link is passed on by hand"]);
  });

  it("says when the partner accepted, and what is next", () => {
    assert.deepEqual(partsOf(withOptions(invitationIn("accepted"), {})), {
      head: "✓ Accepted",
      color: "Good",
      next: "They can sign in now. Add them to this team, or share what they need.",
      facts: ["By: Adele Vance", "Mail: Sent by Microsoft"],
      history: ["Requested 20 Nov 2026, 10:00", "Accepted 20 Nov 2026, 14:32"],
      buttons: ["add-to-team", "cant-get-in"],
    });
  });

  it("says that the guest was removed", () => {
    const { head, next, history, buttons } = partsOf(invitationIn("removed"));
    assert.equal(head, "– Removed from the directory");
    assert.equal(next, "The guest was deleted. To work together again, invite them again.");
    assert.deepEqual(history.slice(1), ["Removed 20 Nov 2026, 16:00"]);
    assert.deepEqual(buttons, ["invite-again"]);
  });

  it("says why nothing was sent, with the reference for support", () => {
    assert.deepEqual(partsOf(failedWith("domain-blocked")), {
      head: "✕ Not sent",
      color: "Attention",
      next: "Your organization doesn't allow guests from this domain. An administrator can change that.",
      facts: ["By: Adele Vance", "Name: Sam Okafor", "Mail: None was sent", "Reference: 4f7c2a9e"],
      history: ["Requested 20 Nov 2026, 10:00", "Not sent 20 Nov 2026, 10:05"],
      buttons: ["retry"],
    });
  });

  it("says that it was revoked, and whether another one replaces it", () => {
    const { head, next, history, buttons } = partsOf(invitationIn("revoked"));
    assert.deepEqual([head, history.at(-1)], ["– Revoked", "Revoked 20 Nov 2026, 16:00"]);
    assert.equal(next, "It was revoked in time, and the guest was deleted.");
    assert.deepEqual(buttons, ["invite-again"]);
    const replaced = { kind: "revoked", since: at("16:00"), guestId: id("g"), why: "replaced" } as const;
    assert.match(partsOf({ ...invitationIn("revoked"), state: replaced }).next, /^The address was wrong\. Another invitation/);
  });

  it("says that an administrator must delete the guest with the wrong address, and offers no further mail to it", () => {
    const state = { kind: "invited", since: at("10:00"), guestId: id("g"), revocation: "needs-admin" } as const;
    const { next, buttons } = partsOf({ ...invitationIn("invited"), state });
    assert.match(
      next,
      /^The address was wrong, and another invitation replaces this one\. To see how to delete this guest, press “Revoke”\.$/,
    );
    assert.deepEqual(buttons, ["revoke"]);
  });

  it("says that an administrator reset or restored the guest", () => {
    const invited = { kind: "invited", since: at("16:00"), guestId: id("g") } as const;
    const reset = partsOf({ ...invitationIn("invited"), state: { ...invited, again: "reset" } });
    assert.match(reset.next, /reset this guest, who must accept again/);
    assert.equal(reset.history.at(-1), "Reset 20 Nov 2026, 16:00");
    const pending = partsOf({ ...invitationIn("invited"), state: { ...invited, again: "restored" } });
    assert.match(pending.next, /restored the deleted guest, who still has to accept/);
    const back = {
      kind: "accepted",
      since: at("14:32"),
      heardAt: at("16:00"),
      guestId: id("g"),
      path: "delta",
      again: "restored",
    } as const;
    assert.match(partsOf({ ...invitationIn("accepted"), state: back }).next, /restored the deleted guest\. They can sign in again/);
  });

  it("has at most three buttons, the details among them, and rare actions in the overflow menu", () => {
    const { actions } = invitationCard({ invitation: { ...invitationIn("invited"), resends: 3 } }, texts);
    const shown = (Array.isArray(actions) ? actions : []).map((action: Readonly<Record<string, unknown>>) => [
      action["verb"] ?? action["type"],
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
      ["Action.ToggleVisibility", undefined, undefined],
    ]);
  });

  it("hides facts and history until they are asked for, and leads to the whole history from there", () => {
    const { body, actions } = invitationCard({ invitation: invitationIn("invited") }, texts);
    const parts = (Array.isArray(body) ? body : []) as Readonly<Record<string, unknown>>[];
    const hidden = parts.filter((part) => part["isVisible"] === false);
    assert.deepEqual(
      hidden.map((part) => part["id"]),
      ["details"],
    );
    const outside = JSON.stringify(parts.filter((part) => !hidden.includes(part)));
    for (const text of ["Adele Vance", "Requested", "History"]) {
      assert.ok(JSON.stringify(hidden).includes(text) && !outside.includes(text), text);
    }
    const toggle = (Array.isArray(actions) ? actions : []).find((action: Readonly<Record<string, unknown>>) => action["targetElements"]);
    assert.deepEqual(toggle, { type: "Action.ToggleVisibility", title: "Details", targetElements: ["details"] });
  });

  it("shows the state as a badge, and as a text where Teams can't draw one", () => {
    const { body } = invitationCard({ invitation: invitationIn("invited") }, texts);
    assert.deepEqual(Array.isArray(body) && body[0], {
      type: "Badge",
      ...{ text: "Invited, not accepted yet", icon: "Clock", style: "Accent", appearance: "Tint", size: "Large" },
      fallback: { type: "TextBlock", text: "○ Invited, not accepted yet", weight: "Bolder", color: "Accent", wrap: true },
    });
  });

  it("doesn't name the requester in their own chat, and names the zone only where others read it", () => {
    const there = textsFor("en-GB", "Europe/Budapest");
    const own = { ...invitationIn("invited"), home: { conversation: id("a:1adele") } };
    const { facts, zone } = invitationData({ invitation: own }, there).details;
    assert.deepEqual([facts.some(({ title }) => title === "By"), zone], [false, undefined]);
    assert.equal(invitationData({ invitation: invitationIn("invited") }, there).details.zone, "Times: Central European Time");
  });

  it("has the invitation's id in each button's data, and that the message was posted again", () => {
    const { actions } = invitationCard({ invitation: invitationIn("invited"), isReposted: true }, texts);
    assert.deepEqual(Array.isArray(actions) && actions.slice(0, 1), [
      {
        type: "Action.Execute",
        title: "Show link",
        verb: "show-link",
        mode: "primary",
        associatedInputs: "none",
        data: { invitation: invitationIn("invited").id, reposted: 1 },
        fallback: "drop",
      },
    ]);
  });
});
