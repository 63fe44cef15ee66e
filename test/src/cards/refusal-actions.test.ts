import assert from "node:assert/strict";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { refusalActions } from "../../../src/cards/refusal-actions.ts";
import type { Refusal } from "../../../src/domain/refusal.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { aForm } from "../../build/a-form.ts";
import { at, id } from "../../build/ids.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { invited } from "../../build/in-state.ts";

const texts = textsFor("en");
const signInUrl = "https://guestlist.example/sign-in?ticket=t";
const grantUrl = "https://login.example/adminconsent?client_id=app";

/** Titles of a form's buttons, the submit button first. */
function buttons(refusal: Refusal): readonly unknown[] {
  const { actions } = inviteFormCard({ ...aForm("sam@fabrikam.com"), problems: {}, refusal }, texts);
  return Array.isArray(actions) ? actions.map(({ title, url, verb }) => [title, url ?? verb]) : [];
}

describe("refusalActions", () => {
  it("leads to the page for a stronger sign-in, if there is one", () => {
    assert.deepEqual(refusalActions({ kind: "strong-auth-needed", signInUrl }, texts), {
      links: [{ title: "Sign in", url: signInUrl }],
      presses: [],
    });
    assert.deepEqual(refusalActions({ kind: "strong-auth-needed" }, texts), { links: [], presses: [] });
  });

  it("leads administrators to the consent, and helps others to ask one", () => {
    const expected = {
      links: [{ title: "Grant consent", url: grantUrl }],
      presses: [{ title: "Ask an admin", verb: "ask-admin", data: {}, inputs: "none" }],
    };
    assert.deepEqual(refusalActions({ kind: "consent-needed", grantUrl }, texts), expected);
  });

  it("has no buttons otherwise", () => {
    for (const refusal of [undefined, { kind: "sign-in-refused" }, { kind: "consent-needed" }] as const) {
      assert.deepEqual(refusalActions(refusal, texts), { links: [], presses: [] });
    }
  });

  it("offers to add a user of the directory to the team of the channel, and elsewhere to one of the person's own", () => {
    const values = { email: "sam@fabrikam.com" };
    const press = { title: "Add to this team", verb: "add-to-team", data: { address: "sam@fabrikam.com" }, inputs: "none" };
    const choice = { ...press, title: "Add to a team…", verb: "choose-team" };
    const [name, user] = ["Sam", id("guest")];
    for (const refusal of [
      { kind: "employee", name, user } as const,
      { kind: "guest-accepted", name, user, since: null } as const,
      { kind: "guest-no-state", name, user } as const,
    ]) {
      assert.deepEqual(refusalActions(refusal, texts, { values, inChannel: true }), { links: [], presses: [press] });
      assert.deepEqual(refusalActions(refusal, texts, { values, inChannel: false }), { links: [], presses: [choice] });
      assert.deepEqual(refusalActions(refusal, texts, { inChannel: true }), { links: [], presses: [] });
      const there = { ...refusal, team: "Partners" };
      assert.deepEqual(refusalActions(there, texts, { values, inChannel: true }), { links: [], presses: [] }, "they are in it already");
    }
  });

  it("leads to the person's own invitation, and offers what its card offers", () => {
    const titles = (refusal: Refusal) => refusalActions(refusal, texts).presses.map(({ title, verb, data }) => [title, verb, data]);
    const open = invited();
    assert.deepEqual(titles({ kind: "already-invited", invitation: open, following: false }), [
      ["Show the invitation", "show-card", { invitation: open.id }],
      ["Send again", "resend", { invitation: open.id, resends: open.resends }],
    ]);
    const asked = anInvitation({ state: { kind: "awaiting-approval", since: at("10:00") } });
    assert.deepEqual(titles({ kind: "already-invited", invitation: asked, following: false }), [
      ["Show the invitation", "show-card", { invitation: asked.id }],
      ["Withdraw", "withdraw", { invitation: asked.id }],
    ]);
    assert.deepEqual(titles({ kind: "already-invited", invitation: open, following: true }), []);
  });

  it("shows what is open to a person who has too much of it", () => {
    const press = { title: "Your open invitations", verb: "run-command", data: { text: "pending mine" }, inputs: "none" };
    for (const refusal of [{ kind: "asks-open" }, { kind: "cap-reached", cap: "pending", limit: 3 }] as const) {
      assert.deepEqual(refusalActions(refusal, texts), { links: [], presses: [press] });
    }
  });

  it("helps to ask an administrator for what is missing", () => {
    const asked = (refusal: Refusal) => refusalActions(refusal, texts).presses.map(({ verb, data }) => [verb, data]);
    assert.deepEqual(asked({ kind: "no-approvals-channel", why: "policy", byAdmin: false }), [["ask-admin", { for: "ask-for-channel" }]]);
    assert.deepEqual(asked({ kind: "no-approvals-channel", why: "policy", byAdmin: true }), []);
    assert.deepEqual(asked({ kind: "invitations-not-allowed" }), [["ask-admin", { for: "ask-for-right" }]]);
    assert.deepEqual(asked({ kind: "domain-blocked", domain: "fabrikam.com" }), [
      ["ask-admin", { for: "ask-for-domain", domain: "fabrikam.com" }],
    ]);
  });

  it("goes on from a mail that isn't sent again", () => {
    const place = { invitation: id("invitation-1") } as const;
    const verbs = (refusal: Refusal) => refusalActions(refusal, texts, place).presses.map(({ verb, data }) => [verb, data]);
    assert.deepEqual(verbs({ kind: "resent-enough", most: 3 }), [["show-link", place]]);
    assert.deepEqual(verbs({ kind: "resend-not-allowed" }), [["revoke", place]]);
    assert.deepEqual(verbs({ kind: "resend-needs-approval" }), [["revoke", place]]);
  });

  it("stand before the form's own button", () => {
    assert.deepEqual(buttons({ kind: "strong-auth-needed", signInUrl }), [
      ["Sign in", signInUrl],
      ["Try again", "send-invitation"],
      ["More options", undefined],
    ]);
    assert.deepEqual(buttons({ kind: "consent-needed", grantUrl }), [
      ["Grant consent", grantUrl],
      ["Ask an admin", "ask-admin"],
      ["Try again", "send-invitation"],
      ["More options", undefined],
    ]);
  });
});
