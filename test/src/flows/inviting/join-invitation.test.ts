import assert from "node:assert/strict";
import { shellPlace } from "../../../../src/domain/shell-place.ts";
import { joinInvitation } from "../../../../src/flows/inviting/join-invitation.ts";
import { aChange } from "../../../build/a-change.ts";
import { aColleague } from "../../../build/a-follower.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { follow, keep } from "../../../fakes/kept-in.ts";

const megan = person({ name: "Megan Bowen" });
const home = { conversation: id("19:chat@thread.v2"), card: id("1700000000005") };
const joiner = { by: megan, home };

describe("joinInvitation", () => {
  it("makes a second requester a follower, who is notified where they asked", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    assert.deepEqual(await joinInvitation(outside.ports, open.emailKey, joiner), {
      kind: "already-invited",
      invitation: open,
      following: true,
    });
    assert.deepEqual(await outside.store.followers.of(open.id), [
      { invitation: open.id, person: megan, conversation: home.conversation, why: "asked", since: at("10:00") },
    ]);
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: open.id, what: "followed", by: megan.id, detail: "asked" }]);
  });

  it("adds one follower for many requests, who is notified where they asked last", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    await joinInvitation(outside.ports, open.emailKey, joiner);
    await joinInvitation(outside.ports, open.emailKey, joiner);
    await outside.clock.advance(60_000);
    await joinInvitation(outside.ports, open.emailKey, { by: megan, home: { ...home, conversation: id("a:megan") } });
    assert.deepEqual(await outside.store.followers.of(open.id), [
      { invitation: open.id, person: megan, conversation: id("a:megan"), why: "asked", since: at("10:00") },
    ]);
    assert.equal(outside.store.events().length, 1);
  });

  it("notifies a person in their own chat who asked at a shell", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    await joinInvitation(outside.ports, open.emailKey, { by: megan, home: { conversation: shellPlace(megan.id) } });
    const told = { invitation: open.id, person: megan, why: "asked", since: at("10:00") };
    assert.deepEqual(await outside.store.followers.of(open.id), [told]);
  });

  it("makes each of several requesters a follower", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    const lee = person({ name: "Lee Gu" });
    for (const by of [megan, lee]) await joinInvitation(outside.ports, open.emailKey, { by, home });
    assert.deepEqual(
      outside.store.events().map(({ what, by }) => [what, by]),
      [
        ["followed", megan.id],
        ["followed", lee.id],
      ],
    );
  });

  it("takes a colleague who was told before as one who asked", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    await follow(outside, aColleague({ invitation: open.id, person: megan, told: "invited:then" }));
    await joinInvitation(outside.ports, open.emailKey, joiner);
    assert.deepEqual(await outside.store.followers.of(open.id), [
      { invitation: open.id, person: megan, conversation: home.conversation, why: "asked", since: at("10:00"), told: "invited:then" },
    ]);
  });

  it("doesn't let the requester follow their own", async () => {
    const outside = fakeOutside();
    const open = invited({ requester: megan });
    await keep(outside, open);
    assert.deepEqual(await joinInvitation(outside.ports, open.emailKey, joiner), {
      kind: "already-invited",
      invitation: open,
      following: false,
    });
    assert.deepEqual(await outside.store.followers.of(open.id), []);
  });

  it("says nothing when no open invitation has the address", async () => {
    const outside = fakeOutside();
    const ended = accepted();
    await keep(outside, ended);
    assert.equal(await joinInvitation(outside.ports, ended.emailKey, joiner), undefined);
  });

  it("promises nothing when the invitation ended while they were written down", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    const { invitations } = outside.store;
    const commit = invitations.commit.bind(invitations);
    invitations.commit = async (change) => {
      const outcome = await commit(change);
      if (change.followers) await commit(aChange({ invitations: [{ ...open, version: 2, state: accepted().state }] }));
      return outcome;
    };
    assert.equal(await joinInvitation(outside.ports, open.emailKey, joiner), undefined);
  });

  it("doesn't take another invitation that got the address meanwhile for the one that is followed", async () => {
    const outside = fakeOutside();
    const open = invited();
    const next = invited({ email: open.email });
    await keep(outside, open);
    const { invitations } = outside.store;
    const commit = invitations.commit.bind(invitations);
    invitations.commit = async (change) => {
      const outcome = await commit(change);
      if (change.followers) {
        await commit(aChange({ invitations: [{ ...open, version: 2, state: accepted().state }] }));
        await commit(aChange({ invitations: [next] }));
      }
      return outcome;
    };
    assert.equal(await joinInvitation(outside.ports, open.emailKey, joiner), undefined);
    assert.deepEqual(await outside.store.followers.of(next.id), []);
  });
});
