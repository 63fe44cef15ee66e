import assert from "node:assert/strict";
import type { ConversationId } from "../../../../src/domain/ids.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { lookUpStatus } from "../../../../src/flows/looking/look-up-status.ts";
import { aWorldWithApprovers } from "../../../build/a-world-with-approvers.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const adele = person();
const diego = person({ name: "Diego Siciliani" });
const here: ConversationId = id("19:other@thread.tacv2");

const ask = ({ ports }: FakeOutside, typed = "Sam@Fabrikam.com", by = adele, conversation = here) =>
  lookUpStatus(ports, { typed, by, conversation });

describe("lookUpStatus", () => {
  it("names what is wrong with the address", async () => {
    assert.deepEqual(await ask(fakeOutside(), "sam"), { kind: "problem", problem: "email-malformed" });
  });

  it("says that nobody has the address", async () => {
    assert.deepEqual(await ask(fakeOutside()), {
      kind: "status",
      email: "Sam@Fabrikam.com",
      user: "nobody",
      ours: undefined,
      prospect: "sends",
    });
  });

  it("answers with the directory's user, also for people who weren't invited through us", async () => {
    const outside = fakeOutside();
    const { otherAddresses: _, ...user } = outside.directory.add();
    assert.deepEqual(await ask(outside), { kind: "status", email: "Sam@Fabrikam.com", user, ours: undefined });
  });

  it("names the team where the person asks, if it has the user", async () => {
    const outside = fakeOutside();
    const { id: user } = outside.directory.add();
    outside.teams.places.push({ groupId: "group", teamName: "Partners", channelId: "19:other@thread.tacv2", channelName: "Other" });
    const teamIn = async () => {
      const outcome = await ask(outside);
      return outcome.kind === "status" && outcome.team;
    };
    assert.equal(await teamIn(), undefined);
    outside.teams.guests.set(user, { teamsId: "29:sam", name: "Sam" });
    assert.equal(await teamIn(), "Partners");
  });

  it("adds our newest invitation, open or not, where the asker may see it", async () => {
    const outside = fakeOutside();
    const newer = failed("busy", { email: "sam@fabrikam.com", createdAt: at("09:30") });
    await keep(outside, failed("busy", { email: "sam@fabrikam.com", createdAt: at("09:00") }), newer);
    const oursFor = async (...who: [typeof adele, typeof here]) => {
      const outcome = await ask(outside, "sam@fabrikam.com", ...who);
      return outcome.kind === "status" && outcome.ours;
    };
    assert.deepEqual(await oursFor(adele, here), newer);
    assert.deepEqual(await oursFor(diego, newer.home.conversation), newer);
    assert.equal(await oursFor(diego, here), undefined);
  });

  it("shows the open invitation, else the newest that had a guest, else the newest attempt", async () => {
    const email = "sam@fabrikam.com";
    const removed = {
      ...invited({ email, createdAt: at("07:00") }),
      state: { kind: "removed", since: at("08:00"), guestId: id("g0") },
    } as const;
    const was = accepted({ email, createdAt: at("08:00") }, "g1");
    const attempt = failed("guest-accepted", { email, createdAt: at("09:00") });
    const open = invited({ email, createdAt: at("08:30") }, "g2");
    for (const [stored, shown] of [
      [[was, attempt], was],
      [[removed, was, attempt], was],
      [[was, open, attempt], open],
      [[attempt], attempt],
    ] as const) {
      const outside = fakeOutside();
      await keep(outside, ...stored);
      const outcome = await ask(outside, email);
      assert.deepEqual(outcome.kind === "status" && outcome.ours?.id, shown.id);
    }
  });

  it("shows the invitation that made the guest, not a newer one whose guest was deleted", async () => {
    const outside = fakeOutside();
    const email = "sam@fabrikam.com";
    const guest = outside.directory.add({ id: id("g1"), mail: email, userState: "Accepted" });
    const real = accepted({ email, createdAt: at("08:00") }, guest.id);
    const other = invited({ email, createdAt: at("09:00") });
    const removed = { ...other, state: { kind: "removed", since: at("09:30"), guestId: id("g2") } } as const;
    await keep(outside, real, removed, failed("guest-accepted", { email, createdAt: at("09:40") }));
    const outcome = await ask(outside, email);
    assert.equal(outcome.kind === "status" && outcome.ours?.id, real.id);
  });

  it("shows the invitation that the asker may see, not a newer one of somebody else", async () => {
    const outside = fakeOutside();
    const mine = accepted({ email: "sam@fabrikam.com", createdAt: at("08:00") }, "g1");
    await keep(outside, mine, failed("guest-accepted", { email: "sam@fabrikam.com", createdAt: at("09:00"), requester: diego }));
    const outcome = await ask(outside, "sam@fabrikam.com");
    assert.deepEqual(outcome.kind === "status" && outcome.ours, mine);
  });

  describe("about an address that nobody has", () => {
    const prospectOf = async (outside: FakeOutside, email = "sam@fabrikam.com") => {
      const outcome = await ask(outside, email);
      return outcome.kind === "status" && outcome.prospect;
    };
    const ruled = (verdict: "deny" | "approve") => {
      const outside = fakeOutside();
      outside.policy.change({ rules: [{ name: "Fabrikam", when: { partnerDomains: ["fabrikam.com"] }, verdict }] });
      return outside;
    };

    it("says that the company's own domains can't be invited", async () => {
      assert.deepEqual(await prospectOf(fakeOutside(), "kim@contoso.com"), { kind: "own-domain", domain: "contoso.com" });
    });

    it("says that a rule denies it", async () => {
      assert.deepEqual(await prospectOf(ruled("deny")), { kind: "policy-denied", unchecked: false });
    });

    it("says that it needs approval", async () => {
      const outside = await aWorldWithApprovers({ otherwise: { verdict: "approve", approvers: "team" } });
      assert.equal(await prospectOf(outside), "asks");
    });

    it("doesn't promise that somebody can be asked while no channel is chosen", async () => {
      assert.deepEqual(await prospectOf(ruled("approve")), { kind: "no-approvals-channel", why: "policy", byAdmin: false });
    });

    it("doesn't judge anything while an invitation is open, or when somebody has the address", async () => {
      const outside = fakeOutside();
      await keep(outside, invited({ email: "sam@fabrikam.com" }));
      outside.directory.add({ id: id("guest-1"), mail: "ann@fabrikam.com" });
      outside.directory.preflight = () => assert.fail("asked");
      assert.deepEqual([await prospectOf(outside), await prospectOf(outside, "ann@fabrikam.com")], [undefined, undefined]);
    });
  });

  it("queues an acceptance that the directory shows before we heard of it, for any person who asks", async () => {
    const outside = fakeOutside();
    outside.directory.add({ id: id("guest-1"), userState: "Accepted", userStateSince: at("09:59") });
    const open = invited({ email: "sam@fabrikam.com" });
    await keep(outside, open);
    await ask(outside, "sam@fabrikam.com", diego);
    assert.deepEqual(jobsIn(outside), [
      { kind: "record-acceptance", guest: "guest-1", path: "look", since: at("09:59"), due: at("10:00") },
    ]);
  });

  it("queues nothing for a guest who is pending or isn't ours", async () => {
    const outside = fakeOutside();
    outside.directory.add({ id: id("guest-1") });
    await keep(outside, invited({ email: "sam@fabrikam.com" }));
    await ask(outside);
    outside.directory.accept(id("guest-1"));
    await keep(outside, invited({ email: "ann@fabrikam.com" }, "guest-2"));
    outside.directory.add({ id: id("guest-3"), mail: "ann@fabrikam.com", userState: "Accepted" });
    await ask(outside, "ann@fabrikam.com");
    assert.deepEqual(jobsIn(outside), []);
  });

  it("queues the look-up for a request that was never confirmed, and resets", async () => {
    const outside = fakeOutside();
    const lost = failed("not-confirmed", { email: "sam@fabrikam.com" });
    await keep(outside, lost);
    outside.directory.add({ id: id("guest-1") });
    await ask(outside);
    assert.deepEqual(jobsIn(outside), [{ kind: "resolve-sending", invitation: lost.id, due: at("10:00:05") }]);
    await keep(outside, accepted({ email: "ann@fabrikam.com" }, "guest-2"));
    outside.directory.add({ id: id("guest-2"), mail: "ann@fabrikam.com", userStateSince: at("10:30") });
    await ask(outside, "ann@fabrikam.com");
    assert.deepEqual(jobsIn(outside).at(-1), { kind: "record-reset", guest: "guest-2", due: at("10:00") });
  });

  it("queues no look-up for other failures, nor while the directory has no such user", async () => {
    const outside = fakeOutside();
    await keep(outside, failed("not-confirmed", { email: "sam@fabrikam.com" }), failed("busy", { email: "ann@fabrikam.com" }));
    outside.directory.add({ mail: "ann@fabrikam.com" });
    outside.ports.invitations.commit = async () => assert.fail("committed");
    for (const typed of ["sam@fabrikam.com", "ann@fabrikam.com"]) assert.equal((await ask(outside, typed)).kind, "status");
  });

  it("asks the directory as the app", async () => {
    const outside = fakeOutside();
    const asked: unknown[] = [];
    outside.directory.findByEmail = async (...question) => void asked.push(question);
    await ask(outside);
    assert.deepEqual(asked, [[{ kind: "app" }, "Sam@Fabrikam.com"]]);
  });

  it('answers "not-checked" where the app has no permission', async () => {
    const outside = fakeOutside();
    outside.directory.findByEmail = async () => Promise.reject(new GuestlistError("directory-refused", "no permission"));
    const open = invited({ email: "sam@fabrikam.com" });
    await keep(outside, open);
    assert.deepEqual(await ask(outside), { kind: "status", email: "Sam@Fabrikam.com", user: "not-checked", ours: open });
    assert.deepEqual(outside.log.codes, ["status-not-permitted"]);
  });

  it("lets other failures of the directory through", async () => {
    const outside = fakeOutside();
    outside.directory.findByEmail = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(ask(outside), { code: "directory-unavailable" });
  });
});
