import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { statusCard, statusData } from "../../../src/cards/status.ts";
import type { StatusUser, StatusView } from "../../../src/cards/status.ts";
import { refusalText } from "../../../src/cards/refusal-text.ts";
import { invitationActions } from "../../../src/cards/invitation-actions.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
import { requestIn } from "./approval-examples.ts";
import { invited, sending } from "../../build/in-state.ts";
import { queued } from "../../build/queued.ts";
import { invitationIn } from "./example-invitation.ts";

const texts = textsFor("en-GB");
const email = "sam.okafor@fabrikam.com";
const since = id("2026-11-18T09:00:00.000Z");

const user = (given: Partial<StatusUser>): StatusUser => ({
  displayName: "Sam Okafor",
  userType: "Guest",
  userState: null,
  userStateSince: null,
  createdAt: null,
  ...given,
});

function shown(view: Partial<StatusView>) {
  const { look, state, next, facts, actions } = statusData({ email, ...view }, texts);
  const buttons = actions.map(({ verb }) => verb);
  return { head: `${look.symbol} ${state}`, next, facts: facts.map(({ title, value }) => `${title}: ${value}`), buttons };
}

const addNow = "You can add them to a team right away.";
const ask = "Ask them to look for the invitation in their mail.";

describe("statusCard", () => {
  it("offers to invite an address that is not in the directory", () => {
    assert.deepEqual(shown({}), { head: "– Not in the directory", next: "You can invite them.", facts: [], buttons: ["open-form"] });
    const { actions } = statusCard({ email }, texts);
    assert.deepEqual(actions, [
      {
        type: "Action.Execute",
        title: "Invite",
        verb: "open-form",
        mode: "primary",
        associatedInputs: "none",
        data: { email },
        fallback: "drop",
      },
    ]);
  });

  it("offers nothing where the person can't invite, and says why", () => {
    const blocked = { kind: "domain-blocked", domain: "fabrikam.com" } as const;
    const { next, buttons } = shown({ prospect: blocked });
    assert.deepEqual([next, buttons], [refusalText(blocked, texts), []]);
  });

  it("says that an invitation needs approval", () => {
    const { next, buttons } = shown({ prospect: "asks" });
    assert.deepEqual([next, buttons], ["You can ask for an invitation. Somebody must approve it.", ["open-form"]]);
  });

  it("says when an invitation goes out that waits for its turn, and doesn't offer another one", () => {
    const waiting = shown({ ours: queued({}, at("09:20")), mine: true });
    assert.equal(waiting.next, "Goes out at 09:20 UTC");
    assert.equal(waiting.buttons.includes("open-form"), false);
    assert.match(shown({ ours: queued(), mine: true }).next, /^Microsoft has stopped your organization's invitations/);
  });

  it("doesn't offer to invite a partner whose invitation is being sent", () => {
    const { next, buttons } = shown({ ours: sending(), mine: true });
    assert.deepEqual([next, buttons.includes("open-form")], [texts.t("invitation.state.sending"), false]);
  });

  it("knows members", () => {
    const head = "✓ Member of your organization";
    assert.deepEqual(shown({ user: user({ userType: "Member", createdAt: since }) }), {
      head,
      next: addNow,
      facts: ["Name: Sam Okafor", "Added: 18 Nov 2026"],
      buttons: ["choose-team"],
    });
    assert.equal(shown({ user: user({ userType: null }) }).head, head);
  });

  it("knows guests who have not accepted, with the date if the directory tells it", () => {
    const pending = user({ userState: "PendingAcceptance" });
    assert.deepEqual(shown({ user: pending }), {
      head: "○ Invited, not accepted yet",
      next: ask,
      facts: ["Name: Sam Okafor"],
      buttons: [],
    });
    assert.equal(shown({ user: { ...pending, userStateSince: since } }).head, "○ Invited, not accepted yet");
  });

  it("knows guests who have accepted, also those who are members by now", () => {
    const accepted = user({ userState: "Accepted" });
    assert.deepEqual(shown({ user: accepted }), {
      head: "✓ Guest, accepted",
      next: addNow,
      facts: ["Name: Sam Okafor"],
      buttons: ["choose-team"],
    });
    assert.equal(shown({ user: { ...accepted, userType: "Member", userStateSince: since } }).head, "✓ Guest, accepted on 18 Nov 2026");
  });

  it("does not guess where the directory has no state", () => {
    assert.deepEqual(shown({ user: user({ userStateSince: since }) }), {
      head: "– Guest without an invitation state",
      next: "The directory doesn't say whether they ever accepted. An administrator can look at the account.",
      facts: ["Name: Sam Okafor"],
      buttons: [],
    });
  });

  it("adds the bot's invitation and its state", () => {
    const sentence = (kind: Parameters<typeof invitationIn>[0]) => shown({ ours: { ...invitationIn(kind), createdAt: at("10:00") } }).facts;
    assert.deepEqual(sentence("requested"), ["Invitation: Adele Vance, 20 Nov 2026 · Working on it"]);
    assert.deepEqual(sentence("failed"), ["Invitation: Adele Vance, 20 Nov 2026 · Not sent"]);
  });

  it("says once what both the directory and the bot's invitation say", () => {
    const facts = (kind: Parameters<typeof invitationIn>[0], userState: NonNullable<StatusUser["userState"]>) =>
      shown({ user: user({ userState }), ours: { ...invitationIn(kind), createdAt: at("10:00") } }).facts.at(-1);
    assert.equal(facts("invited", "PendingAcceptance"), "Invitation: Adele Vance, 20 Nov 2026");
    assert.equal(facts("accepted", "Accepted"), "Invitation: Adele Vance, 20 Nov 2026");
    assert.equal(facts("invited", "Accepted"), "Invitation: Adele Vance, 20 Nov 2026 · Invited, not accepted yet");
    assert.equal(facts("accepted", "PendingAcceptance"), "Invitation: Adele Vance, 20 Nov 2026 · Accepted");
  });

  it("says that somebody may have missed a message about it", () => {
    const ours = { ...invitationIn("accepted"), untold: ["requester"] } as const;
    assert.equal(shown({ ours }).facts.at(-1), "Please note: Adele Vance may have missed my last message about this.");
    const { facts } = shown({ ours: { ...ours, untold: ["requester", "approvers"] } });
    assert.deepEqual(facts.slice(-1), [
      "Please note: Adele Vance may have missed my last message about this. The approvers may have missed my last message about this. Ask one of them to look at it.",
    ]);
    assert.equal(facts.filter((fact) => fact.startsWith("Please note")).length, 1);
  });

  it("says what it may not read if only the bot's invitation is known", () => {
    assert.deepEqual(shown({ user: "not-checked", ours: invitationIn("invited") }), {
      head: "– The directory can't be read",
      next: "I'm not allowed to look into the directory. An administrator can grant me the permission User.Read.All.",
      facts: ["Invitation: Adele Vance, 20 Nov 2026 · Invited, not accepted yet"],
      buttons: ["show-card"],
    });
  });

  it("has the living card's buttons for the requester, and the living card for others", () => {
    for (const kind of ["invited", "accepted", "failed", "removed"] as const) {
      const ours = invitationIn(kind);
      const own = invitationActions(ours).flatMap(({ verb }) => (verb === "run-command" ? [] : [verb]));
      const buttons = (view: Partial<StatusView>) => shown({ user: user({}), ours, ...view }).buttons;
      const led = (verbs: readonly string[]) => (verbs.length === 1 ? ["show-card", ...verbs] : verbs);
      assert.deepEqual(buttons({ mine: true, here: true }), led(own));
      assert.deepEqual(buttons({ mine: true, here: false }), led(own.filter((verb) => verb !== "add-to-team")));
      assert.deepEqual(buttons({ mine: false }), ["show-card"]);
    }
  });

  it("offers to add people to a team where it says that this is possible", () => {
    const add = (view: Partial<StatusView>) =>
      statusData({ email: "sam@fabrikam.com", ...view }, texts).actions.find(({ data }) => "address" in data);
    for (const found of [user({ userState: "Accepted" }), user({ userType: "Member" })])
      for (const given of [{}, { ours: invitationIn("accepted") }, { ours: invitationIn("accepted"), mine: true }]) {
        const [here, elsewhere] = [true, false].map((inChannel) => add({ user: found, inChannel, ...given }));
        assert.deepEqual([here?.verb, here?.title], ["add-to-team", "Add to this team"]);
        assert.deepEqual([elsewhere?.verb, elsewhere?.title], ["choose-team", "Add to a team…"]);
      }
    assert.equal(
      add({ user: user({ userState: "Accepted" }), ours: invitationIn("accepted"), mine: true, here: true, inChannel: true }),
      undefined,
    );
    for (const none of [user({ userState: "PendingAcceptance" }), user({}), "not-checked"] as const)
      assert.equal(add({ user: none }), undefined);
  });

  it("says that they are in this team already, and offers nobody to add them", () => {
    const view = { ours: invitationIn("accepted"), mine: true, here: true, inChannel: true, team: "Partners" } as const;
    for (const given of [{ userState: "Accepted" }, { userType: "Member" }, {}] as const) {
      const { next, buttons } = shown({ ...view, user: user(given) });
      assert.equal(next, "Sam Okafor is in Partners already.");
      assert.ok(!buttons.includes("add-to-team"));
      assert.deepEqual(shown({ user: user(given), inChannel: true, team: "Partners" }).buttons, []);
    }
    const pending = user({ userState: "PendingAcceptance" });
    assert.equal(shown({ ...view, user: pending }).next, ask);
  });

  it("never shows an overflow menu alone", () => {
    for (const kind of ["sending", "accepted", "failed"] as const) {
      const { actions } = statusData({ email: "sam@fabrikam.com", user: user({}), ours: invitationIn(kind), mine: true }, texts);
      assert.equal(actions[0]?.mode, "primary", kind);
    }
  });

  const seen = invited({ email: "sam@fabrikam.com" });

  it("offers to invite a removed guest again, beside the old invitation's buttons, six at most", () => {
    const { buttons } = shown({ ours: seen, mine: true });
    assert.equal(buttons[0], "open-form");
    assert.ok(buttons.length <= 6);
  });

  it("doesn't say of a guest that the directory never showed that they aren't there", () => {
    const { head, next, buttons } = shown({ ours: invitationIn("invited"), mine: true });
    assert.deepEqual([head, next], ["○ Not visible in the directory yet", "Microsoft shows new guests late. Try again in a few minutes."]);
    assert.ok(!buttons.includes("open-form"));
    assert.equal(shown({ ours: seen }).head, "– Not in the directory");
  });

  describe("of an address that waits for approval", () => {
    const ours = requestIn("awaiting-approval", { remarks: [] });
    const { remarks } = requestIn("awaiting-approval").approval ?? {};

    it("names the approvers, lets the requester withdraw, and lets nobody invite", () => {
      const { next, facts, buttons } = shown({ ours, mine: true });
      assert.equal(next, "Somebody in “Contoso Partners” must approve. I'll tell you here.");
      assert.deepEqual(facts, ["Invitation: Adele Vance, 20 Nov 2026 · Waiting for approval"]);
      assert.deepEqual(buttons, ["withdraw", "show-history"]);
      assert.deepEqual(shown({ ours }).buttons, ["show-card"]);
    });

    it("leads to the card where an open question is answered", () => {
      const open = requestIn("awaiting-approval", { remarks: (remarks ?? []).slice(0, 1) });
      assert.deepEqual(shown({ ours: open, mine: true }).buttons, ["show-card", "withdraw", "show-history"]);
    });

    it("offers to invite once it was rejected", () => {
      assert.deepEqual(shown({ ours: requestIn("rejected"), mine: true }).buttons, ["open-form", "invite-again", "show-history"]);
    });
  });
});
