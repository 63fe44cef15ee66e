import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { createClock } from "../../../sandbox/directory/clock.ts";
import { newGuest } from "../../../sandbox/directory/new-guest.ts";
import type { TenantEvents } from "../../../sandbox/directory/tenant-events.ts";
import { createUserStore, type UserStore } from "../../../sandbox/directory/user-store.ts";

const guest = (id: string, email = `${id}@fabrikam.com`) =>
  newGuest({ id, email, displayName: id, userType: "Guest", sponsors: [], at: new Date(0) });

describe("createUserStore", () => {
  let now: number;
  let events: EventEmitter<TenantEvents>;
  let users: UserStore;
  let heard: unknown[];
  beforeEach(() => {
    now = 1_000;
    heard = [];
    events = new EventEmitter();
    events.on("user", (change) => heard.push(change));
    users = createUserStore(
      createClock(() => now),
      events,
    );
  });

  it("finds people by every form of address, in any case", () => {
    users.add({ ...guest("ada"), otherMails: ["ada@home.example"], proxyAddresses: ["smtp:a@work.example"] });
    for (const address of [
      "ADA@fabrikam.com",
      "ada@home.example",
      "A@WORK.example",
      "SMTP:a@work.example",
      "ada_fabrikam.com#ext#@contoso.onmicrosoft.com",
    ]) {
      assert.deepEqual(
        users.owners(address).map(({ id }) => id),
        ["ada"],
        address,
      );
    }
    assert.deepEqual(users.owners("nobody@fabrikam.com"), []);
  });

  it("finds all users with the same address", () => {
    users.add(guest("ada"));
    users.add({ ...guest("bob"), otherMails: ["ada@fabrikam.com"] });
    assert.deepEqual(
      users.owners("ada@fabrikam.com").map(({ id }) => id),
      ["ada", "bob"],
    );
  });

  it("finds by id and by user principal name, not by mail", () => {
    const ada = users.add(guest("ada"));
    assert.equal(users.get("ada"), ada);
    assert.equal(users.find("ADA")?.user, ada);
    assert.equal(users.find("Ada_fabrikam.com#EXT#@contoso.onmicrosoft.com")?.user, ada);
    assert.equal(users.find("ada@fabrikam.com"), undefined);
  });

  it("follows a changed address", () => {
    users.add(guest("ada"));
    users.update("ada", { mail: "lovelace@fabrikam.com", otherMails: [], proxyAddresses: [] });
    assert.deepEqual([users.owners("ada@fabrikam.com").length, users.owners("lovelace@fabrikam.com").length], [0, 1]);
  });

  it("logs what changed and when, with an event", () => {
    users.add(guest("ada"));
    now += 500;
    users.update("ada", { displayName: "Ada", mail: "ada@fabrikam.com" });
    now -= 400;
    users.remove("ada");
    const [created, changed, removed] = [1, 2, 3].map((sequence) => users.changes.at(sequence));
    assert.equal(created?.properties.has("externalUserState"), true);
    assert.deepEqual(changed, { sequence: 2, at: 1_500, id: "ada", what: "changed", properties: new Set(["displayName"]) });
    assert.deepEqual([removed?.sequence, removed?.at, removed?.what], [3, 1_500, "removed"]);
    assert.deepEqual(heard, [
      { id: "ada", what: "created" },
      { id: "ada", what: "changed" },
      { id: "ada", what: "removed" },
    ]);
  });

  it("ignores a change that changes nothing", () => {
    const ada = users.add(guest("ada"));
    assert.equal(users.update("ada", { otherMails: ["ada@fabrikam.com"] }), ada);
    assert.equal(users.changes.length, 1);
  });

  it("hides deleted users, but keeps their record and their place", () => {
    for (const id of ["ada", "bob"]) users.add(guest(id), 10);
    users.remove("ada");
    assert.deepEqual(
      users.list().map(({ id }) => id),
      ["bob"],
    );
    assert.deepEqual([users.get("ada"), users.find("ada"), users.owners("ada@fabrikam.com")], [undefined, undefined, []]);
    assert.deepEqual(users.recordOf("ada"), { user: guest("ada"), ordinal: 0, addedAt: 10, removedAt: 1_000 });
    assert.equal(users.add(guest("ada2", "ada@fabrikam.com")).id, "ada2");
  });

  it("refuses an id or a user principal name that is taken, and changes of unknown users", () => {
    users.add(guest("ada"));
    assert.throws(() => users.add(guest("ada", "other@fabrikam.com")), /has a user other_fabrikam/);
    assert.throws(() => users.add(guest("other", "ADA@fabrikam.com")), /already/);
    assert.throws(() => users.update("bob", {}), /has no user bob/);
    assert.throws(() => users.remove("bob"), /has no user bob/);
  });

  it("removes everything on clear, and counts that", () => {
    users.add(guest("ada"));
    users.clear();
    assert.deepEqual([users.list(), users.changes.length, users.owners("ada@fabrikam.com"), users.epoch], [[], 0, [], 1]);
    assert.equal(users.add(guest("ada")).id, "ada");
  });
});
