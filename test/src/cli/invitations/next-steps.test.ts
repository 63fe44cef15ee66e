import assert from "node:assert/strict";
import { nextSteps } from "../../../../src/cli/invitations/next-steps.ts";
import type { Invitation, InvitationState } from "../../../../src/domain/invitation.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";

const adele = person();
const own = { id: adele.id, seesAll: false };
const other = { id: person({ name: "Megan Bowen" }).id, seesAll: false };
const verbs = (invitation: Invitation, looker: Parameters<typeof nextSteps>[1] = own, mayDecide = false) =>
  nextSteps(invitation, looker, mayDecide).map((step) => step.split(" ")[1]);

describe("nextSteps", () => {
  it("offers a decision to those that a request waits for", () => {
    assert.deepEqual([verbs(awaiting(), other, true), verbs(awaiting())], [["approve", "reject"], []]);
  });

  it("offers the mail again as long as one can go out, and to revoke to those who may", () => {
    const sent = (given: Partial<Invitation> = {}) => verbs(invited({ requester: adele, ...given }));
    assert.deepEqual(sent(), ["resend", "revoke"]);
    assert.deepEqual(sent({ resends: 5 }), ["revoke"]);
    assert.deepEqual(sent({ options: { redirectUrl: "https://a.example", sendMail: false } }), ["revoke"]);
    assert.deepEqual(verbs(invited({ requester: adele }), other), []);
    assert.deepEqual(verbs(invited({ requester: adele }), { ...other, seesAll: true }), ["revoke"]);
    const replaced = { kind: "invited", since: at("10:00"), guestId: id("guest-1"), revocation: "needs-admin" } as const;
    assert.deepEqual(verbs(anInvitation({ requester: adele, state: replaced })), ["revoke"]);
  });

  it("offers to ask again after an end, if that helps", () => {
    assert.deepEqual([verbs(failed("busy", { requester: adele })), verbs(failed("own-domain", { requester: adele }))], [["invite"], []]);
    assert.deepEqual(verbs(failed("busy", { requester: adele }), other), []);
    const guestId = id("guest-1");
    const ends: readonly InvitationState[] = [
      ...(["rejected", "withdrawn", "lapsed"] as const).map((kind) => ({ kind, since: at("10:00") })),
      { kind: "removed", since: at("10:00"), guestId },
      { kind: "revoked", since: at("10:00"), guestId, why: "asked" },
    ];
    for (const state of ends) {
      assert.deepEqual(
        [verbs(anInvitation({ requester: adele, state })), verbs(anInvitation({ requester: adele, state }), other)],
        [["invite"], []],
      );
    }
  });

  it("offers nothing while the bot is at work, after an acceptance, and to the app", () => {
    const since = at("10:00");
    const states: readonly InvitationState[] = [
      { kind: "requested", since },
      { kind: "sending", since },
      { kind: "queued", since, confirmed: [] },
      { kind: "accepted", since, heardAt: since, path: "delta", guestId: id("guest-1") },
    ];
    for (const state of states) assert.deepEqual(verbs(anInvitation({ requester: adele, state })), []);
    assert.deepEqual(verbs(invited({ requester: adele }), "app"), []);
  });
});
