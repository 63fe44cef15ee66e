import assert from "node:assert/strict";
import { showHearing } from "../../../../src/flows/looking/show-hearing.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const rhythm = { hour: 5_000, day: 15_000, days: 60_000, joined: 60_000 };

describe("showHearing", () => {
  it("shows nothing to people who aren't administrators", async () => {
    assert.deepEqual(await showHearing(fakeOutside().ports, id("adele")), { kind: "not-admin" });
  });

  it("shows an administrator the last five acceptances and the rhythm", async () => {
    const outside = fakeOutside();
    outside.policy.change({ admins: { people: [], directoryRoles: true } });
    outside.membership.roles.set(id("alex"), ["global-administrator"]);
    const heardAt = (index: number) => at(`09:0${index}`);
    const all = Array.from({ length: 6 }, (_, index) =>
      anInvitation({ state: { kind: "accepted", since: at("08:00"), heardAt: heardAt(index), guestId: id(`g-${index}`), path: "delta" } }),
    );
    await keep(outside, ...all);
    const heard = [5, 4, 3, 2, 1].map((index) => ({ path: "delta", since: at("08:00"), heardAt: heardAt(index) }));
    assert.deepEqual(await showHearing(outside.ports, id("alex")), { kind: "hearing", heard, rhythm, now: at("10:00") });
  });
});
