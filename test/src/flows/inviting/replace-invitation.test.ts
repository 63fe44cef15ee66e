import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { submitForm } from "../../../../src/flows/inviting/submit-form.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const adele = person();

async function submitted(outside: FakeOutside, mistaken: Invitation): Promise<Invitation | undefined> {
  const form = aSubmission({ by: adele, replaces: mistaken.id });
  assert.equal((await requestInvitation(outside.ports, form)).kind, "invited");
  return outside.store.invitations.find(form.id);
}

const replacing = (outside: FakeOutside) => jobsIn(outside).filter((job) => "kind" in job && job.kind === "revoke-replaced");

describe("a form for the right address", () => {
  it("remembers which invitation it takes the place of, and has that one taken back once it is out", async () => {
    const outside = fakeOutside();
    const mistaken = invited({ requester: adele, email: "sma@fabrikam.com" });
    await keep(outside, mistaken);
    assert.equal((await submitted(outside, mistaken))?.replaces, mistaken.id);
    assert.deepEqual(replacing(outside), [{ kind: "revoke-replaced", invitation: mistaken.id, by: adele.id, due: at("10:00") }]);
  });

  const hostile = {
    "somebody else's": invited({ requester: person({ name: "Megan Bowen" }) }),
    "one that has ended": accepted({ requester: adele }),
    "one that isn't there": anInvitation(),
  };
  for (const [what, mistaken] of Object.entries(hostile)) {
    it(`doesn't replace ${what}, whatever the card says`, async () => {
      const outside = fakeOutside();
      if (what !== "one that isn't there") await keep(outside, mistaken);
      assert.equal((await submitted(outside, mistaken))?.replaces, undefined);
      assert.deepEqual(replacing(outside), []);
    });
  }

  it("takes nothing back while it isn't out itself", async () => {
    const outside = fakeOutside();
    const mistaken = invited({ requester: adele });
    await keep(outside, mistaken);
    outside.directory.nextInvite = { kind: "refused", reason: "invitations-not-allowed" };
    await requestInvitation(outside.ports, aSubmission({ by: adele, replaces: mistaken.id }));
    assert.deepEqual(replacing(outside), []);
  });

  it("still knows it when the form went on in the 1:1 chat", async () => {
    const outside = fakeOutside();
    const form = aSubmission({ by: adele, replaces: id("mistaken"), ssoToken: undefined });
    await outside.ports.conversations.remember(conversationReference({ id: form.home.conversation, kind: "channel" }));
    assert.equal((await submitForm(outside.ports, form)).kind, "sign-in-needed");
    assert.equal((await outside.ports.drafts.find(form.id, adele.id))?.replaces, "mistaken");
  });
});
