import assert from "node:assert/strict";
import { joinAtOnce } from "../../../../src/flows/inviting/join-at-once.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { refusalOf } from "../../../build/a-world-with-approvers.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const email = "sam@fabrikam.com";
const requested = anInvitation({ email, version: 0 });
const requester = person({ name: "Diego Siciliani" });

describe("joinAtOnce", () => {
  it("follows the invitation that is out to the address", async () => {
    const outside = fakeOutside();
    const other = invited({ email, requester });
    await keep(outside, other);
    const outcome = await joinAtOnce(outside.ports, requested);
    assert.deepEqual(outcome && refusalOf(outcome), { kind: "already-invited", invitation: other, following: true });
  });

  it("leaves everything else to the judge", async () => {
    const outside = fakeOutside();
    assert.equal(await joinAtOnce(outside.ports, requested), undefined);
    await keep(outside, anInvitation({ email, requester, state: { kind: "awaiting-approval", since: at("10:00") } }));
    assert.equal(await joinAtOnce(outside.ports, requested), undefined);
  });

  it("doesn't take the request itself for another one", async () => {
    const outside = fakeOutside();
    await keep(outside, anInvitation({ ...requested, version: 1 }));
    assert.equal(await joinAtOnce(outside.ports, requested), undefined);
  });
});
