import assert from "node:assert/strict";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { InvitedRange, Invitations } from "../../src/ports/invitations.ts";
import { aChange } from "../build/a-change.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { at, id } from "../build/ids.ts";

function invited(own: string, since: string): Invitation {
  return anInvitation({ id: id(own), state: { kind: "invited", since: at(since), guestId: id(`guest-${own}`) } });
}

/** How every {@link Invitations} must list guests who have not accepted yet. */
export function invitationsInvitedContract(subject: () => { readonly invitations: Invitations }): void {
  beforeEach(async () => {
    const waiting = [invited("c", "08:00"), invited("a", "09:00"), invited("d", "10:00"), invited("b", "10:00")];
    const accepted = { kind: "accepted", since: at("09:30"), guestId: id("g"), heardAt: at("09:31"), path: "delta" } as const;
    const others = [anInvitation({ id: id("e"), state: accepted }), anInvitation({ id: id("f") })];
    await subject().invitations.commit(aChange({ invitations: [...waiting, ...others] }));
  });

  async function listed(range: InvitedRange, limit = 10): Promise<string> {
    const list = await subject().invitations.listInvited(range, limit);
    return list.map((invitation) => invitation.id).join("");
  }

  it("lists those in state invited by id", async () => {
    assert.equal(await listed({}), "abcd");
  });

  it("starts with invitations recorded at the given moment", async () => {
    assert.equal(await listed({ from: at("09:00") }), "abd");
    assert.equal(await listed({ from: at("10:00") }), "bd");
    assert.equal(await listed({ from: at("10:01") }), "");
  });

  it("ends before invitations recorded at the given moment", async () => {
    assert.equal(await listed({ until: at("10:00") }), "ac");
    assert.equal(await listed({ until: at("08:00") }), "");
  });

  it("combines both limits", async () => {
    assert.equal(await listed({ from: at("08:30"), until: at("09:30") }), "a");
  });

  it("continues after an id, in portions", async () => {
    assert.equal(await listed({}, 2), "ab");
    assert.equal(await listed({ after: id("b") }, 2), "cd");
    assert.equal(await listed({ after: id("d") }, 2), "");
    assert.equal(await listed({ after: id(""), until: at("10:00") }, 2), "ac");
  });

  it("never lists more than 1,000", async () => {
    const many = Array.from({ length: 1000 }, (_, index) => invited(`x${index}`, "10:00"));
    await subject().invitations.commit(aChange({ invitations: many }));
    assert.equal((await subject().invitations.listInvited({}, 5000)).length, 1000);
  });
}
