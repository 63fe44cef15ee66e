import assert from "node:assert/strict";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { refusalActions } from "../../../src/cards/refusal-actions.ts";
import type { Refusal } from "../../../src/domain/refusal.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { aForm } from "../../build/a-form.ts";
import { id } from "../../build/ids.ts";

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

  it("offers to add a user of the directory to the team, in a channel", () => {
    const values = { email: "sam@fabrikam.com" };
    const press = { title: "Add to this team", verb: "add-to-team", data: { address: "sam@fabrikam.com" }, inputs: "none" };
    const [name, user] = ["Sam", id("guest")];
    for (const refusal of [
      { kind: "employee", name, user } as const,
      { kind: "guest-accepted", name, user, since: null } as const,
      { kind: "guest-no-state", name, user } as const,
    ]) {
      assert.deepEqual(refusalActions(refusal, texts, { values, inChannel: true }), { links: [], presses: [press] });
      assert.deepEqual(refusalActions(refusal, texts, { values, inChannel: false }), { links: [], presses: [] });
      assert.deepEqual(refusalActions(refusal, texts, { inChannel: true }), { links: [], presses: [] });
    }
  });

  it("stand beside the form's own button", () => {
    assert.deepEqual(buttons({ kind: "strong-auth-needed", signInUrl }), [
      ["Invite", "send-invitation"],
      ["Sign in", signInUrl],
    ]);
    assert.deepEqual(buttons({ kind: "consent-needed", grantUrl }), [
      ["Invite", "send-invitation"],
      ["Grant consent", grantUrl],
      ["Ask an admin", "ask-admin"],
    ]);
    assert.deepEqual(buttons({ kind: "sign-in-refused" }), [["Invite", "send-invitation"]]);
  });
});
