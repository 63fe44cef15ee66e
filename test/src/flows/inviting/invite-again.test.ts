import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { InviteOptions } from "../../../../src/domain/invite-options.ts";
import { inviteAgain } from "../../../../src/flows/inviting/invite-again.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { defaultRedirectUrl, fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const megan = person({ name: "Megan Bowen" });
const email = "sam@fabrikam.com";
const options: InviteOptions = {
  ...{ displayName: "Sam", message: "Welcome", messageLanguage: "fr-FR", cc: "boss@fabrikam.com" },
  ...{ colleagues: [id("c1"), id("c2")], userType: "Member", redirectUrl: "https://x.example", sendMail: false },
};
const all = {
  ...{ displayName: "Sam", message: "Welcome", messageLanguage: "fr-FR", cc: "boss@fabrikam.com" },
  ...{ colleagues: "c1,c2", userType: "Member", redirectUrl: "https://x.example", sendMail: "false", addToTeam: "false" },
};

const press = ({ id: which, home }: Invitation, by = adele, conversation = home.conversation) =>
  ({ id: which, by, viewer: { id: by.id, conversation }, where: { kind: "channel", conversation } }) as const;

const form = { id: "00000000-0000-4000-8000-000000000001", for: adele.id, defaultRedirectUrl, inChannel: true };

async function outsideWith(invitation: Invitation) {
  const outside = fakeOutside();
  await keep(outside, invitation);
  return outside.ports;
}

describe("inviteAgain", () => {
  for (const state of [
    { kind: "removed", since: at("10:00"), guestId: id("g") },
    { kind: "revoked", since: at("10:00"), guestId: id("g"), why: "asked" },
  ] as const) {
    it(`opens a form for the same partner when the invitation was ${state.kind}`, async () => {
      const ended = anInvitation({ requester: adele, email, options, state });
      const outcome = await inviteAgain(await outsideWith(ended), press(ended));
      assert.deepEqual(outcome, { kind: "form", form: { ...form, values: { ...all, email } } });
    });

    it(`gives other people only the name and address when the invitation was ${state.kind}`, async () => {
      const ended = anInvitation({ requester: adele, email, options, state });
      const outcome = await inviteAgain(await outsideWith(ended), press(ended, megan));
      assert.deepEqual(outcome, { kind: "form", form: { ...form, for: megan.id, values: { displayName: "Sam", email } } });
      const nameless = { ...ended, options: { redirectUrl: "https://x.example", sendMail: true } };
      const other = await inviteAgain(await outsideWith(nameless), press(nameless, megan));
      assert.deepEqual(other.kind === "form" && other.form.values, { email });
    });
  }

  for (const kind of ["rejected", "withdrawn", "lapsed"] as const) {
    it(`fills in the values and the justification for the requester only when the request was ${kind}`, async () => {
      const ended = awaiting({ requester: adele, email, options, state: { kind, since: at("11:00") } }, { justification: "Spring." });
      const ports = await outsideWith(ended);
      const outcome = await inviteAgain(ports, press(ended));
      assert.deepEqual(outcome.kind === "form" && outcome.form.values, { ...all, email, justification: "Spring." });
      const others = await inviteAgain(ports, press(ended, megan));
      assert.deepEqual(others.kind === "form" && others.form.values, { displayName: "Sam", email });
    });
  }

  it("opens a form after a failure that a form explains, and after no other failure", async () => {
    for (const reason of [
      "to-confirm",
      "invitations-not-allowed",
      "cap-reached",
      "no-approvals-channel",
      "busy",
      "policy-denied",
    ] as const) {
      const ended = failed(reason, { requester: adele });
      const { kind } = await inviteAgain(await outsideWith(ended), press(ended));
      assert.equal(kind, reason === "busy" || reason === "policy-denied" ? "as-it-stands" : "form", reason);
    }
  });

  it("shows nothing that a person may not see, and the current state of an invitation that hasn't ended", async () => {
    const open = invited({ requester: adele });
    const ports = await outsideWith(open);
    assert.deepEqual(await inviteAgain(ports, press(open, megan, id("19:elsewhere"))), { kind: "unknown-invitation" });
    assert.deepEqual(await inviteAgain(ports, press(anInvitation())), { kind: "unknown-invitation" });
    assert.deepEqual(await inviteAgain(ports, press(open)), { kind: "as-it-stands", invitation: open });
  });
});
