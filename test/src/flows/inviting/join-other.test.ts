import assert from "node:assert/strict";
import { joinOther } from "../../../../src/flows/inviting/join-other.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

describe("joinOther", () => {
  const requested = anInvitation({ email: "sam@fabrikam.com", requester: person({ name: "Megan Bowen" }) });
  const other = invited({ email: "sam@fabrikam.org", requester: person({ name: "Diego Siciliani" }) });

  it("makes the requester follow, where they asked, and returns the form with the open invitation and a new id", async () => {
    const outside = fakeOutside();
    await keep(outside, other);
    const outcome = await joinOther(outside.ports, requested, other.emailKey);
    assert.ok(outcome?.kind === "refused");
    assert.deepEqual(outcome.refusal, { kind: "already-invited", invitation: other, following: true });
    assert.notEqual(outcome.next, requested.id);
    const followers = await outside.store.followers.of(other.id);
    assert.deepEqual(
      followers.map((follower) => [follower.person.id, follower.conversation]),
      [[requested.requester.id, requested.home.conversation]],
    );
  });

  it("returns nothing when that invitation has ended", async () => {
    assert.equal(await joinOther(fakeOutside().ports, requested, other.emailKey), undefined);
  });
});
