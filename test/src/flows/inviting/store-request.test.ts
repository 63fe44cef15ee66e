import assert from "node:assert/strict";
import { shellPlace } from "../../../../src/domain/shell-place.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { storeRequest } from "../../../../src/flows/inviting/store-request.ts";
import { refusalOf } from "../../../build/a-world-with-approvers.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { invited, sending } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const adele = person();
const diego = person({ name: "Diego Siciliani" });
const requested = anInvitation({ email: "sam@fabrikam.com", requester: adele, version: 0 });

function store(outside: FakeOutside, of: Invitation = requested) {
  const next = sending({ ...of, version: of.version + 1 });
  const events = [{ at: at("10:00"), invitation: of.id, what: "sending" } as const];
  return storeRequest(outside.ports, of, { invitations: [next], events, jobs: [] });
}

describe("storeRequest", () => {
  it("stores the request with the event that names its requester", async () => {
    const outside = fakeOutside();
    assert.equal(await store(outside), undefined);
    assert.deepEqual(
      outside.store.events().map(({ what, by }) => [what, by]),
      [
        ["requested", adele.id],
        ["sending", undefined],
      ],
    );
  });

  it("has the card posted of a request that begins at a shell, which has none", async () => {
    const outside = fakeOutside();
    await store(outside, { ...requested, home: { conversation: shellPlace(adele.id) } });
    assert.deepEqual(jobsIn(outside), [{ kind: "post-home", invitation: requested.id, due: at("10:00") }]);
  });

  it("writes that event once: an earlier release stored it with the request", async () => {
    const outside = fakeOutside();
    await keep(outside, { ...requested, version: 1 });
    assert.equal(await store(outside, { ...requested, version: 1 }), undefined);
    assert.deepEqual(
      outside.store.events().map(({ what }) => what),
      ["sending"],
    );
  });

  it("answers with the other press that was first, and joins the other request", async () => {
    const outside = fakeOutside();
    const twin = sending({ ...requested, version: 1, email: "sma@fabrikam.com", emailKey: id("sma@fabrikam.com") });
    await keep(outside, twin);
    assert.deepEqual(await store(outside), { kind: "already-submitted", invitation: twin });
    const other = invited({ email: "lee@fabrikam.com", requester: diego });
    await keep(outside, other);
    const joined = await store(outside, anInvitation({ email: "lee@fabrikam.com", version: 0 }));
    assert.deepEqual(joined && refusalOf(joined), { kind: "already-invited", invitation: other, following: true });
    assert.deepEqual(
      outside.store.events().map(({ what }) => what),
      ["followed"],
    );
  });

  it("stores the request after all when the other invitation ended before it could be joined", async () => {
    const outside = fakeOutside();
    const other = invited({ email: requested.email, requester: diego });
    await keep(outside, other);
    const findOpen = outside.ports.invitations.findOpen.bind(outside.ports.invitations);
    outside.ports.invitations.findOpen = async (key) => {
      await keep(outside, { ...other, version: 2, state: { kind: "removed", since: at("10:00"), guestId: id("guest-1") } });
      return findOpen(key);
    };
    assert.equal(await store(outside), undefined);
  });

  it("checks the cap on open invitations once more, without the one that is replaced", async () => {
    const outside = fakeOutside();
    outside.policy.change({ caps: { pending: 1 } });
    const mistaken = invited({ requester: adele });
    await keep(outside, mistaken);
    const refused = await store(outside);
    assert.deepEqual(refused && refusalOf(refused), { kind: "cap-reached", cap: "pending", limit: 1 });
    assert.deepEqual(outside.store.events(), []);
    assert.equal(await store(outside, { ...requested, replaces: mistaken.id }), undefined);
  });
});
