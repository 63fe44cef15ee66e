import assert from "node:assert/strict";
import { announceOverride } from "../../../../src/flows/alerting/announce-override.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { aWorldWithApprovers, approvalsChannel } from "../../../build/a-world-with-approvers.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const [adele, grady] = [id("adele"), id("grady")];
const override = { what: "deny", rule: "Competitors", reason: "Agreed", by: adele, at: at("10:00") } as const;
const invitation = invited({ override });
const admins = { people: [adele, grady], directoryRoles: false } as const;
const done = { kind: "done" } as const;

const tellings = ({ store }: FakeOutside) => store.storedJobs().filter(({ task }) => task.kind === "tell-override");
const announce = ({ ports }: FakeOutside) => announceOverride(ports, invitation.id);

describe("announceOverride", () => {
  it("has the approvals channel and every other administrator told, each in their words", async () => {
    const outside = await aWorldWithApprovers({ admins });
    await keep(outside, invitation);
    const { locale, timeZone } = (await outside.policy.current()).approvals;
    assert.deepEqual(await announce(outside), done);
    const job = { kind: "tell-override", invitation: invitation.id } as const;
    const told = tellings(outside).map(({ task }) => task);
    assert.deepEqual(told, [
      { ...job, to: { kind: "channel", id: approvalsChannel }, locale: "fr-FR", timeZone: "Europe/Paris" },
      { ...job, to: { kind: "person", id: grady }, locale, timeZone },
    ]);
  });

  it("does so once, also when it runs again", async () => {
    const outside = await aWorldWithApprovers({ admins });
    await keep(outside, invitation);
    await announce(outside);
    const claimed = await outside.ports.jobs.claim(at("10:00"), at("11:00"), 10);
    for (const each of claimed) await outside.ports.jobs.finish(each, at("10:01"));
    await announce(outside);
    assert.deepEqual([claimed.length, tellings(outside)], [2, []]);
  });

  it("says in the log that nobody else is known, once", async () => {
    const outside = fakeOutside();
    outside.policy.change({ admins: { ...admins, people: [adele] } });
    await keep(outside, invitation);
    await announce(outside);
    await announce(outside);
    assert.deepEqual([outside.log.codes, tellings(outside)], [["override-not-told"], []]);
  });

  it("tries again while the directory doesn't answer", async () => {
    const outside = await aWorldWithApprovers({ admins: { ...admins, group: id("admins") } });
    await keep(outside, invitation);
    outside.membership.peopleIn = async () => {
      throw new GuestlistError("directory-unavailable", "Graph is down");
    };
    await assert.rejects(announce(outside), { code: "directory-unavailable" });
    assert.deepEqual(tellings(outside), []);
  });

  it("tells nobody once the reason was erased", async () => {
    const outside = await aWorldWithApprovers({ admins });
    await keep(outside, invited({ id: invitation.id }));
    assert.deepEqual([await announce(outside), tellings(outside)], [done, []]);
  });
});
