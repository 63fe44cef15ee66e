import assert from "node:assert/strict";
import { invitationActions } from "../../../src/cards/invitation-actions.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { FailureReason } from "../../../src/domain/failure.ts";
import { isWorthRetrying } from "../../../src/domain/failure.ts";
import type { TeamStage } from "../../../src/domain/team-plan.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { failureReasons } from "../../build/full-store/kinds.ts";
import { at, id } from "../../build/ids.ts";
import { requestIn } from "./approval-examples.ts";
import { invitationIn } from "./example-invitation.ts";

const texts = textsFor("en-GB");
const invited = invitationIn("invited");
const verbs = (invitation: Invitation) => invitationActions(invitation).map(({ verb }) => verb);
const buttons = (invitation: Invitation) => invitationActions(invitation).map(({ verb, title, mode }) => [verb, title, mode]);

function failedWith(reason: FailureReason): Invitation {
  return { ...invitationIn("failed"), state: { kind: "failed", since: at("10:05"), reason, reference: "4f7c2a9e" } };
}

describe("invitationActions", () => {
  it("has the invitation's id in each button's data, and what else the answer needs", () => {
    const data = invitationActions({ ...invited, resends: 3 }).map((action) => [action.verb, action.data]);
    assert.deepEqual(data.slice(0, 2), [
      ["show-link", { invitation: invited.id }],
      ["resend", { invitation: invited.id, resends: 3 }],
    ]);
  });

  it("offers the status of the address, or another invitation, where that helps", () => {
    const [taken] = invitationActions(failedWith("already-in-directory"));
    assert.deepEqual([taken?.verb, taken?.data["text"]], ["run-command", "status sam.okafor@fabrikam.com"]);
    for (const reason of ["employee", "guest-accepted", "guest-no-state"] as const) {
      assert.deepEqual(verbs(failedWith(reason)), ["add-to-team", "run-command", "show-history"]);
    }
    assert.deepEqual(verbs(failedWith("synced-account")), ["run-command", "show-history"]);
    for (const reason of ["account-disabled", "address-in-use"] as const) {
      assert.deepEqual(verbs(failedWith(reason)), ["retry", "run-command", "show-history"]);
    }
    for (const reason of ["own-domain", "address-refused", "group-address"] as const) {
      assert.deepEqual(verbs(failedWith(reason)), ["open-form", "show-history"]);
    }
  });

  it("has two main buttons at most, and the history last", () => {
    for (const invitation of [...failureReasons.map(failedWith), invited, invitationIn("accepted"), invitationIn("requested")]) {
      const actions = invitationActions(invitation);
      assert.ok(actions.filter(({ mode }) => mode === "primary").length <= 2);
      assert.deepEqual([actions.at(-1)?.verb, actions.at(-1)?.mode], ["show-history", "secondary"]);
    }
  });

  it("offers to add the partner to the channel's team by its name, unless they are in it", () => {
    const withTeam = (stage: TeamStage): Invitation => ({
      ...invitationIn("accepted"),
      team: { groupId: "g", name: "Contoso Partners", stage, since: at("10:10") },
    });
    for (const stage of ["wanted", "undone"] as const) {
      const [add] = invitationActions(withTeam(stage));
      assert.deepEqual([add?.verb, texts.t(add?.title ?? "form.title", add?.values)], ["add-to-team", "Add to Contoso Partners"]);
    }
    for (const stage of ["added", "seen"] as const) assert.ok(!verbs(withTeam(stage)).includes("add-to-team"));
    assert.equal(invitationActions(invitationIn("accepted"))[0]?.title, "invitation.add-to-team");
  });

  it("leaves adding to the owners' card once that is posted", () => {
    const ask = { conversation: id("19:general@thread.tacv2"), card: id("1700000000009") };
    const team = { groupId: "g", name: "Contoso Partners", stage: "wanted", since: at("10:10"), ask } as const;
    assert.ok(!verbs({ ...invitationIn("accepted"), team }).includes("add-to-team"));
  });

  it("lets the person who added an accepted guest undo it", () => {
    const team = { groupId: "g", name: "Contoso Partners", stage: "seen", since: at("10:10") } as const;
    const by = { id: id("megan"), name: "Megan Bowen" };
    const has = (invitation: Invitation) => verbs(invitation).includes("remove-from-team");
    assert.deepEqual(
      [has({ ...invitationIn("accepted"), team: { ...team, by } }), has({ ...invitationIn("accepted"), team }), has({ ...invited, team })],
      [true, false, false],
    );
  });

  it("offers a team that the person owns where no team is behind the chat", () => {
    for (const place of ["a:1adele", "19:group@thread.v2"]) {
      const inChat = { ...invitationIn("accepted"), home: { conversation: id(place) } };
      assert.deepEqual(buttons(inChat).slice(0, 2), [
        ["choose-team", "invitation.choose-team", "primary"],
        ["cant-get-in", "invitation.cant-get-in", "primary"],
      ]);
    }
    assert.ok(!verbs(invitationIn("accepted")).includes("choose-team"));
  });

  it("helps a partner who can't get in, as soon as they have accepted", () => {
    assert.deepEqual(verbs(invitationIn("accepted")), ["add-to-team", "cant-get-in", "show-history"]);
    for (const kind of ["invited", "removed", "revoked"] as const) assert.ok(!verbs(invitationIn(kind)).includes("cant-get-in"));
  });

  it("offers no further mail where Microsoft sends none, and no revocation of a guest who was there before", () => {
    assert.ok(!verbs({ ...invited, options: { ...invited.options, sendMail: false } }).includes("resend"));
    assert.ok(!verbs({ ...invited, createdGuest: false }).includes("revoke"));
  });

  it("offers no further mail once it has been sent again five times", () => {
    assert.ok(verbs({ ...invited, resends: 4 }).includes("resend"));
    assert.ok(!verbs({ ...invited, resends: 5 }).includes("resend"));
  });

  it("offers a retry only if it may succeed", () => {
    assert.deepEqual(
      failureReasons.filter((reason) => verbs(failedWith(reason)).includes("retry")),
      failureReasons.filter(isWorthRetrying),
    );
  });

  it("offers to withdraw an undecided request, and to ask again for one that ended", () => {
    const history = ["show-history", "invitation.show-history", "secondary"];
    assert.deepEqual(buttons(requestIn("awaiting-approval")), [["withdraw", "invitation.withdraw", "primary"], history]);
    for (const kind of ["rejected", "withdrawn", "lapsed"] as const) {
      assert.deepEqual(buttons(requestIn(kind)), [["invite-again", "invitation.ask-again", "primary"], history]);
    }
  });

  it("offers to ask again after a failure that a form can show", () => {
    const again = (reason: FailureReason) => verbs(failedWith(reason)).includes("invite-again");
    for (const reason of ["to-confirm", "invitations-not-allowed", "cap-reached", "no-approvals-channel"] as const)
      assert.ok(again(reason), reason);
    for (const reason of ["busy", "policy-denied", "quota-reached"] as const) assert.ok(!again(reason), reason);
  });
});

describe("invitationActions, of a guest who must accept again", () => {
  it("neither corrects the address nor revokes", () => {
    const first = verbs({ ...invited, createdGuest: true });
    assert.ok(first.includes("fix-address") && first.includes("revoke"));
    for (const again of ["reset", "restored"] as const) {
      const state = { kind: "invited", since: at("10:00"), guestId: id("guest-sam"), again } as const;
      const offered = verbs({ ...invited, createdGuest: true, state });
      assert.ok(!offered.includes("fix-address") && !offered.includes("revoke"), again);
    }
  });
});

describe("invitationActions, of a partner who was taken out of the team", () => {
  it("offers to add them, and nothing to undo", () => {
    const by = { id: id("person-megan"), name: "Megan" };
    const inStage = (stage: TeamStage) =>
      verbs({ ...invitationIn("accepted"), team: { groupId: "g", name: "R", stage, since: at("10:10"), by } });
    for (const [stage, offered] of [
      ["added", ["cant-get-in", "remove-from-team", "show-history"]],
      ["undone", ["add-to-team", "cant-get-in", "show-history"]],
    ] as const)
      assert.deepEqual(inStage(stage), offered);
  });
});
