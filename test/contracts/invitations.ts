import assert from "node:assert/strict";
import type { Invitation, InvitationState } from "../../src/domain/invitation.ts";
import type { Invitations } from "../../src/ports/invitations.ts";
import { aChange } from "../build/a-change.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { at, id } from "../build/ids.ts";
import { person } from "../build/person.ts";

const everyState: readonly InvitationState[] = [
  { kind: "requested", since: at("10:00") },
  { kind: "sending", since: at("10:00") },
  { kind: "invited", since: at("10:00"), guestId: id("guest") },
  { kind: "accepted", since: at("10:00"), guestId: id("guest"), heardAt: at("10:05"), path: "young" },
  { kind: "failed", since: at("10:00"), reason: "not-confirmed", reference: "ref-1" },
  { kind: "removed", since: at("10:00"), guestId: id("guest") },
];

function invited(guest: string, since = "10:00"): InvitationState {
  return { kind: "invited", since: at(since), guestId: id(guest) };
}

/** A conversation of the channel in which it began, or of another. */
function inThread(thread: string, channel = "19:general@thread.tacv2"): Pick<Invitation, "home"> {
  return { home: { conversation: id(`${channel};messageid=${thread}`), card: id("card") } };
}

/** What every {@link Invitations} finds and lists. */
export function invitationsContract(subject: () => { readonly invitations: Invitations }): void {
  async function store(...invitations: Invitation[]): Promise<void> {
    assert.equal(await subject().invitations.commit(aChange({ invitations })), "committed");
  }

  describe("find", () => {
    it("knows nothing of an id that is not stored", async () => {
      assert.equal(await subject().invitations.find(id("unknown")), undefined);
    });

    for (const state of everyState) {
      it(`gives an invitation that is ${state.kind} back as it was`, async () => {
        const invitation = anInvitation({ state });
        await store(invitation);
        assert.deepEqual(await subject().invitations.find(invitation.id), invitation);
      });
    }

    it("gives every option and every character back as it was", async () => {
      const options = {
        displayName: "Siân O'Brien \u{1F642}",
        message: 'Line one\nline "two"; drop table invitations;--',
        messageLanguage: "fr-FR",
        cc: "lead@contoso.com",
        redirectUrl: "https://teams.microsoft.com/l/channel/19%3a",
        sendMail: false,
      };
      const invitation = anInvitation({ email: "o'brien@fabrikam.com", options, requester: person({ name: "Ádám" }) });
      await store(invitation);
      assert.deepEqual(await subject().invitations.find(invitation.id), invitation);
    });
  });

  describe("findOpen", () => {
    for (const state of everyState) {
      const open = ["requested", "sending", "invited"].includes(state.kind);
      it(`${open ? "finds" : "passes over"} an invitation that is ${state.kind}`, async () => {
        const invitation = anInvitation({ state });
        await store(invitation, anInvitation());
        assert.deepEqual(await subject().invitations.findOpen(invitation.emailKey), open ? invitation : undefined);
      });
    }
  });

  describe("findLatest", () => {
    it("gives the newest invitation of the address, open or not", async () => {
      const failed: InvitationState = { kind: "failed", since: at("10:00"), reason: "busy", reference: "r" };
      const [older, newest, another] = [
        anInvitation({ email: "sam@fabrikam.com", createdAt: at("09:00") }),
        anInvitation({ email: "sam@fabrikam.com", createdAt: at("10:00"), state: failed }),
        anInvitation({ createdAt: at("11:00") }),
      ];
      await store(newest, older, another);
      assert.deepEqual(await subject().invitations.findLatest(older.emailKey), newest);
      assert.equal(await subject().invitations.findLatest(id("nobody@fabrikam.com")), undefined);
    });
  });

  describe("findByGuests", () => {
    it("gives those of the guests, newest first, ended ones too", async () => {
      const [old, ended, other, unasked] = [
        anInvitation({ state: invited("guest-1"), createdAt: at("08:00") }),
        anInvitation({ state: { kind: "removed", since: at("10:00"), guestId: id("guest-1") }, createdAt: at("09:00") }),
        anInvitation({ state: invited("guest-2"), createdAt: at("10:00") }),
        anInvitation({ state: invited("guest-3") }),
      ];
      await store(old, ended, other, unasked, anInvitation());
      const found = await subject().invitations.findByGuests([id("guest-1"), id("guest-2"), id("guest-1"), id("unknown")]);
      assert.deepEqual(found, [other, ended, old]);
    });

    it("takes no guests and very many", async () => {
      const invitation = anInvitation({ state: invited("guest-1999") });
      await store(invitation);
      assert.deepEqual(await subject().invitations.findByGuests([]), []);
      const many = Array.from({ length: 2000 }, (_, index) => id(`guest-${index}`));
      assert.deepEqual(await subject().invitations.findByGuests(many), [invitation]);
    });
  });

  describe("listOpen", () => {
    it("gives a requester's open invitations, oldest first", async () => {
      const ada = person({ name: "Ada" });
      const [second, first] = [
        anInvitation({ requester: ada, createdAt: at("09:00") }),
        anInvitation({ requester: ada, createdAt: at("08:00") }),
      ];
      const ended = anInvitation({ requester: ada, state: { kind: "failed", since: at("10:00"), reason: "busy", reference: "r" } });
      await store(second, first, ended, anInvitation({ requester: person({ name: "Ben" }) }));
      assert.deepEqual(await subject().invitations.listOpen({ requester: ada.id }, 10), [first, second]);
    });

    it("orders those of one moment by id", async () => {
      const [b, a] = [anInvitation({ id: id("b") }), anInvitation({ id: id("a") })];
      await store(b, a);
      assert.deepEqual(await subject().invitations.listOpen({ requester: a.requester.id }, 10), [a, b]);
    });

    it("gives those of all threads of a channel, and of no other", async () => {
      const [one, two] = [anInvitation(inThread("1")), anInvitation({ ...inThread("2"), createdAt: at("10:01") })];
      await store(one, two, anInvitation(inThread("1", "19:general2@thread.tacv2")));
      const { invitations } = subject();
      assert.deepEqual(await invitations.listOpen({ conversation: id("19:general@thread.tacv2;messageid=9") }, 10), [one, two]);
      assert.deepEqual(await invitations.listOpen({ conversation: id("19:general@thread.tacv2") }, 10), [one, two]);
    });

    it("gives those that are a requester's and of a conversation", async () => {
      const ada = person({ name: "Ada" });
      const both = anInvitation({ ...inThread("1"), requester: ada });
      await store(both, anInvitation(inThread("1")), anInvitation({ ...inThread("1", "19:other"), requester: ada }));
      const of = { requester: ada.id, conversation: both.home.conversation };
      assert.deepEqual(await subject().invitations.listOpen(of, 10), [both]);
    });

    it("gives nobody's when neither is named", async () => {
      await store(anInvitation());
      assert.deepEqual(await subject().invitations.listOpen({}, 10), []);
    });

    it("gives as many as asked for, and never more than 100", async () => {
      const { requester } = anInvitation();
      await store(...Array.from({ length: 101 }, () => anInvitation()));
      const { invitations } = subject();
      assert.equal((await invitations.listOpen({ requester: requester.id }, 3)).length, 3);
      assert.equal((await invitations.listOpen({ requester: requester.id }, 500)).length, 100);
    });
  });
}
