import assert from "node:assert/strict";
import type { ActivityId, PersonId } from "../../src/domain/ids.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { InvitationFilter, InvitationLists, OpenFilter } from "../../src/ports/invitation-lists.ts";
import type { Invitations } from "../../src/ports/invitations.ts";
import { aChange } from "../build/a-change.ts";
import { aCopy, awaiting } from "../build/an-approval.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { at, id } from "../build/ids.ts";
import { accepted, failed, imported } from "../build/in-state.ts";
import { person } from "../build/person.ts";

interface Subject {
  readonly invitations: Invitations;
  readonly lists: InvitationLists;
}

const first = { kind: "first" } as const;
const ada = person({ name: "Ada" });

/** A thread of the channel where the invitation began, or of another channel. */
function inThread(thread: string, channel = "19:general@thread.tacv2"): Pick<Invitation, "home"> {
  return { home: { conversation: id(`${channel};messageid=${thread}`), card: id("card") } };
}

/** What every {@link InvitationLists} must list and count. */
export function invitationListsContract(subject: () => Subject): void {
  async function store(...invitations: Invitation[]): Promise<void> {
    assert.equal(await subject().invitations.commit(aChange({ invitations })), "committed");
  }

  async function finds(of: OpenFilter, expected: readonly Invitation[]): Promise<void> {
    assert.deepEqual(await subject().lists.listOpen(of, first, 100), expected);
    assert.equal(await subject().lists.countOpen(of), expected.length);
  }

  it("gives the domains of the newest accepted invitations, each once, in lower case", async () => {
    const from = (email: string, createdAt: string) => accepted({ email, createdAt: at(createdAt) });
    const [oldest, again, newest] = [from("a@adatum.com", "08:00"), from("b@Fabrikam.com", "09:00"), from("c@fabrikam.com", "10:00")];
    await store(oldest, again, newest, anInvitation({ email: "d@northwind.example" }), failed("busy", { email: "e@wingtip.example" }));
    assert.deepEqual([...(await subject().lists.listAcceptedDomains(100))].toSorted(), ["adatum.com", "fabrikam.com"]);
    assert.deepEqual(await subject().lists.listAcceptedDomains(2), ["fabrikam.com"]);
  });

  it("gives a requester's open invitations, oldest first", async () => {
    const [second, oldest] = [
      anInvitation({ requester: ada, createdAt: at("09:00") }),
      anInvitation({ requester: ada, createdAt: at("08:00") }),
    ];
    await store(second, oldest, failed("busy", { requester: ada }), accepted({ requester: ada }), anInvitation());
    await finds({ requester: ada.id }, [oldest, second]);
  });

  it("leaves out those that weren't asked for here", async () => {
    const asked = anInvitation({ requester: ada });
    await store(asked, imported({ requester: ada }));
    await finds({ requester: ada.id }, [asked]);
    await finds({ requester: ada.id, conversation: asked.home.conversation }, [asked]);
  });

  it("orders invitations of the same moment by id", async () => {
    const [b, a] = [anInvitation({ id: id("b") }), anInvitation({ id: id("a") })];
    await store(b, a);
    await finds({ requester: a.requester.id }, [a, b]);
  });

  it("gives those of all threads of one channel, and of no other channel", async () => {
    const [one, two] = [anInvitation(inThread("1")), anInvitation({ ...inThread("2"), createdAt: at("10:01") })];
    await store(one, two, anInvitation(inThread("1", "19:general2@thread.tacv2")));
    await finds({ conversation: id("19:general@thread.tacv2;messageid=9") }, [one, two]);
    await finds({ conversation: id("19:general@thread.tacv2") }, [one, two]);
  });

  it("gives a requester's invitations in one conversation", async () => {
    const both = anInvitation({ ...inThread("1"), requester: ada });
    await store(both, anInvitation(inThread("1")), anInvitation({ ...inThread("1", "19:other"), requester: ada }));
    await finds({ requester: ada.id, conversation: both.home.conversation }, [both]);
  });

  it("gives none without requester and conversation", async () => {
    await store(anInvitation({ email: "sam@fabrikam.com" }));
    await finds({}, []);
    await finds({ domain: "fabrikam.com" }, []);
  });

  it("gives those of one domain, not of domains with the same ending or a similar name", async () => {
    const sam = anInvitation({ email: "Sam@Fabrikam.com" });
    await store(sam, ...["sam@notfabrikam.com", "sam@eu.fabrikam.com", "sam@fabrikam.com.au"].map((email) => anInvitation({ email })));
    await finds({ requester: sam.requester.id, domain: "fabrikam.com" }, [sam]);
    await finds({ requester: sam.requester.id, domain: "fabri%.com" }, []);
    await finds({ requester: sam.requester.id, domain: "fabrika_.com" }, []);
  });

  it("gives those from before a moment", async () => {
    const [older, younger] = [anInvitation({ createdAt: at("08:59:59.999") }), anInvitation({ createdAt: at("09:00") })];
    await store(older, younger);
    await finds({ requester: older.requester.id, createdBefore: at("09:00") }, [older]);
  });

  describe("by pages", () => {
    const of = { requester: ada.id };
    const five = ["a", "b", "c", "d", "e"].map((name, index) =>
      anInvitation({ id: id(name), requester: ada, createdAt: index < 3 ? at("09:00") : at("10:00") }),
    );
    const ids = (found: readonly Invitation[]) => found.map((one) => one.id).join("");
    const around = (kind: "after" | "before", name: string, time: string) => ({ kind, at: { createdAt: at(time), id: id(name) } });

    it("continues after a position and goes back before one, also among invitations of one moment", async () => {
      await store(...five);
      const { lists } = subject();
      assert.equal(ids(await lists.listOpen(of, first, 2)), "ab");
      assert.equal(ids(await lists.listOpen(of, around("after", "b", "09:00"), 2)), "cd");
      assert.equal(ids(await lists.listOpen(of, around("after", "d", "10:00"), 2)), "e");
      assert.equal(ids(await lists.listOpen(of, around("before", "e", "10:00"), 2)), "cd");
      assert.equal(ids(await lists.listOpen(of, around("before", "a", "09:00"), 2)), "");
    });

    it("keeps the position when its invitation has ended", async () => {
      await store(...five.filter((one) => one.id !== id("b")));
      assert.equal(ids(await subject().lists.listOpen(of, around("after", "b", "09:00"), 2)), "cd");
    });

    it("gives as many as requested, at most 100, but counts all", async () => {
      await store(...Array.from({ length: 101 }, () => anInvitation({ requester: ada })));
      const { lists } = subject();
      assert.equal((await lists.listOpen(of, first, 3)).length, 3);
      assert.equal((await lists.listOpen(of, first, 500)).length, 100);
      assert.equal(await lists.countOpen(of), 101);
    });
  });

  describe("of invitations that wait for approval", () => {
    const after = (one: Invitation) => ({ createdAt: one.createdAt, id: one.id });

    it("gives those of all requesters, oldest first, and no others", async () => {
      const [second, oldest] = [awaiting({ createdAt: at("09:00") }), awaiting({ requester: ada, createdAt: at("08:00") })];
      const decided = (["rejected", "withdrawn", "lapsed", "sending"] as const).map((kind) =>
        awaiting({ state: { kind, since: at("10:00") } }),
      );
      await store(second, oldest, anInvitation(), ...decided);
      assert.deepEqual(await subject().lists.listAwaitingApproval(undefined, 100), [oldest, second]);
      await finds({ requester: ada.id }, [oldest]);
    });

    it("continues after a position, also among invitations of one moment, and gives as many as requested, at most 100", async () => {
      const { lists } = subject();
      const many = Array.from({ length: 102 }, (_, index) => awaiting({ id: id(`id-${1_000 + index}`) }));
      await store(...many);
      assert.deepEqual(await lists.listAwaitingApproval(undefined, 2), many.slice(0, 2));
      const [, second, third] = many;
      assert.ok(second && third);
      assert.deepEqual(await lists.listAwaitingApproval(after(second), 1), [third]);
      assert.equal((await lists.listAwaitingApproval(undefined, 500)).length, 100);
      assert.deepEqual(await lists.listAwaitingApproval({ createdAt: at("23:59"), id: id("z") }, 100), []);
    });
  });

  describe("of all invitations", () => {
    const after = (one: Invitation | undefined) => ({ ...(one && { after: { createdAt: one.createdAt, id: one.id } }) });
    const all = (of: InvitationFilter) => subject().lists.listAll(of, {}, 1000);

    it("gives open and ended ones of every requester, oldest first or newest first", async () => {
      const [third, oldest, second] = [
        anInvitation({ createdAt: at("10:00") }),
        accepted({ requester: ada, createdAt: at("08:00") }),
        failed("busy", { createdAt: at("09:00") }),
      ];
      await store(third, oldest, second);
      assert.deepEqual(await all({}), [oldest, second, third]);
      assert.deepEqual(await subject().lists.listAll({}, { newestFirst: true }, 1000), [third, second, oldest]);
    });

    it("narrows by requester, states, domain and time", async () => {
      const [hers, gone] = [
        anInvitation({ requester: ada, email: "Sam@Fabrikam.com", createdAt: at("09:00") }),
        failed("busy", { requester: person({ name: "Ben" }), email: "ann@contoso.example", createdAt: at("10:00") }),
      ];
      await store(hers, gone);
      assert.deepEqual(await all({ requester: ada.id }), [hers]);
      assert.deepEqual(await all({ states: ["failed", "revoked"] }), [gone]);
      assert.deepEqual(await all({ states: [] }), []);
      assert.deepEqual(await all({ domain: "fabrikam.com" }), [hers]);
      assert.deepEqual(await all({ domain: "%" }), []);
      assert.deepEqual(await all({ createdFrom: at("10:00") }), [gone]);
      assert.deepEqual(await all({ createdBefore: at("10:00") }), [hers]);
      assert.deepEqual(await all({ requester: ada.id, states: ["failed"] }), []);
    });

    it("is read through in stretches in both directions, also among invitations of one moment", async () => {
      const four = ["a", "b", "c", "d"].map((name) => anInvitation({ id: id(name) }));
      await store(...four);
      const [a, b, c, d] = four;
      const { lists } = subject();
      assert.deepEqual(await lists.listAll({}, {}, 2), [a, b]);
      assert.deepEqual(await lists.listAll({}, after(b), 2), [c, d]);
      assert.deepEqual(await lists.listAll({}, after(d), 2), []);
      assert.deepEqual(await lists.listAll({}, { newestFirst: true }, 2), [d, c]);
      assert.deepEqual(await lists.listAll({}, { ...after(c), newestFirst: true }, 3), [b, a]);
    });

    it("gives at most 1,000 at a time", async () => {
      await store(...Array.from({ length: 1001 }, () => anInvitation()));
      assert.equal((await subject().lists.listAll({}, {}, 5000)).length, 1000);
      assert.equal((await subject().lists.listAll({}, { newestFirst: true }, 5000)).length, 1000);
    });

    it("shows a blanked one without its address and its requester's name", async () => {
      const unsent = failed("own-domain", { requester: ada });
      await store(unsent);
      await subject().invitations.blankUnsent(at("09:00:01"), at("10:00"));
      const [found] = await all({ requester: ada.id });
      assert.deepEqual([found?.id, found?.email, found?.requester.name], [unsent.id, "", ""]);
    });
  });

  it("gives those whose id begins with a text, ordered by id, and takes no character for a wildcard", async () => {
    const [ab, aa, blanked] = [anInvitation({ id: id("id-ab") }), accepted({ id: id("id-aa") }), failed("own-domain", { id: id("id-ac") })];
    await store(ab, aa, blanked, anInvitation({ id: id("id-b") }));
    await subject().invitations.blankUnsent(at("09:00:01"), at("10:00"));
    const { lists } = subject();
    assert.deepEqual(await lists.startingWith("id-a", 100), [aa, ab]);
    assert.deepEqual(await lists.startingWith("id-a", 1), [aa]);
    assert.deepEqual(await lists.startingWith("id-ab", 100), [ab]);
    assert.deepEqual([await lists.startingWith("id_a", 100), await lists.startingWith("%", 100)], [[], []]);
  });

  it("knows which messages are cards, in each place", async () => {
    const asked = awaiting({ home: { conversation: id("a:ada"), card: id("1700000000002") } }, { card: id("1700000000003") });
    await store(asked, anInvitation({ home: { conversation: id("a:ada"), card: id("1700000000004") } }));
    const { lists } = subject();
    const known = async (place: "home" | "approvals") => {
      const messages = ["1700000000002", "1700000000003", "1700000000004", "170000000000", "1700000000005", "%"];
      const cards = await Promise.all(messages.map((message) => lists.isCard(place, id(message))));
      return messages.filter((_, index) => cards[index]);
    };
    assert.deepEqual([await known("home"), await known("approvals")], [["1700000000002", "1700000000004"], ["1700000000003"]]);
  });

  it("knows the copies of an approval card as cards of that place", async () => {
    const copies = [aCopy(ada, { card: id("1700000000011") }), aCopy(person({ name: "Ben" }), { card: id("1700000000012") })];
    await store(awaiting({}, { card: id("1700000000010"), copies }));
    const { lists } = subject();
    for (const [place, message, expected] of [
      ["approvals", "1700000000011", true],
      ["approvals", "1700000000012", true],
      ["approvals", "1700000000013", false],
      ["home", "1700000000011", false],
    ] as const) {
      assert.equal(await lists.isCard(place, id(message)), expected, `${place} ${message}`);
    }
  });

  it("knows which messages are cards of other people's invitations", async () => {
    const card: ActivityId = id("1700000000002");
    const hers = awaiting({ requester: ada, home: { conversation: id("a:ada"), card } }, { card: id("1700000000003") });
    await store(hers);
    const { lists } = subject();
    const others = (notOf: PersonId) =>
      Promise.all([lists.isCard("home", card, { notOf }), lists.isCard("approvals", id("1700000000003"), { notOf })]);
    assert.deepEqual(
      [await others(ada.id), await others(id("nobody"))],
      [
        [false, false],
        [true, true],
      ],
    );
  });
}
