import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { lookUpGuest, guestStatus } from "../../../../src/flows/following/look-up-guest.ts";
import type { DirectoryUser } from "../../../../src/domain/preflight.ts";
import type { Actor } from "../../../../src/ports/identity.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const app = { kind: "app" } as const;
const adele = { kind: "person", id: id("adele"), accessToken: "graph:adele" } as const;
const guest = id("guest-1");

const states = [
  [
    { userState: "Accepted", userStateSince: at("09:00") },
    { kind: "accepted", since: at("09:00") },
  ],
  [
    { userState: "Accepted", userStateSince: null },
    { kind: "accepted", since: null },
  ],
  [{ userState: "PendingAcceptance", userStateSince: at("09:00") }, { kind: "pending" }],
  [{ userState: null, userStateSince: null }, { kind: "no-state" }],
] as const;

function lookUp({ ports }: FakeOutside, readers: readonly Actor[] = [app], since = at("10:00"), seen: boolean = true) {
  return lookUpGuest(ports, readers, { kind: "invited", since, guestId: guest, ...(seen && { seen }) });
}

/** Lets only these kinds of actor read users, and notes who asked. */
function readableBy(outside: FakeOutside, ...kinds: readonly Actor["kind"][]): Actor["kind"][] {
  const asked: Actor["kind"][] = [];
  const find = outside.directory.findByIds.bind(outside.directory);
  outside.directory.findByIds = async (actor, ids) => {
    asked.push(actor.kind);
    if (!kinds.includes(actor.kind)) throw new GuestlistError("directory-refused", "no permission");
    return find(actor, ids);
  };
  return asked;
}

describe("lookUpGuest", () => {
  for (const [user, expected] of states) {
    it(`finds a guest whose state is ${user.userState}: ${JSON.stringify(expected)}`, async () => {
      const outside = fakeOutside();
      const { otherAddresses: _, ...shown } = outside.directory.add({ id: guest, ...user });
      assert.deepEqual(await lookUp(outside), { ...expected, user: shown });
      assert.deepEqual(outside.log.codes, []);
    });
  }

  it("takes an absent guest for deleted only if they were seen, and after ten minutes", async () => {
    const outside = fakeOutside();
    assert.deepEqual(await lookUp(outside, [app], at("09:50")), { kind: "too-fresh" });
    assert.deepEqual(await lookUp(outside, [app], at("09:49:59.999")), { kind: "absent" });
    assert.deepEqual(await lookUp(outside, [app], at("06:00"), false), { kind: "too-fresh" });
  });

  it("asks as the next reader where one has no permission, and stops at the first that has it", async () => {
    const outside = fakeOutside();
    outside.directory.add({ id: guest });
    const asked = readableBy(outside, "person");
    assert.equal((await lookUp(outside, [app, adele, app])).kind, "pending");
    assert.deepEqual(asked, ["app", "person"]);
  });

  it("finds nothing where no reader has the permission, and logs it", async () => {
    const outside = fakeOutside();
    outside.directory.add({ id: guest });
    readableBy(outside);
    assert.deepEqual(await lookUp(outside, [app, adele]), { kind: "hidden" });
    assert.deepEqual(outside.log.lines, [{ level: "warn", code: "guest-not-looked-up", guest }]);
  });

  it("lets other failures of the directory through", async () => {
    const outside = fakeOutside();
    outside.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(lookUp(outside, [app, adele]), { code: "directory-unavailable" });
  });
});

describe("guestStatus", () => {
  for (const [state, expected] of states) {
    it(`reads ${state.userState} as ${JSON.stringify(expected)}`, () => {
      const user: DirectoryUser = { ...fakeOutside().directory.add(), ...state };
      assert.deepEqual(guestStatus(user), expected);
    });
  }
});
