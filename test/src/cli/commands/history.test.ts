import assert from "node:assert/strict";
import type { AuditEvent } from "../../../../src/domain/audit.ts";
import { aChange } from "../../../build/a-change.ts";
import { at } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { runOnFakes } from "../on-fakes.ts";

const adele = person();

async function withEvents(events: readonly Omit<AuditEvent, "invitation">[]) {
  const outside = fakeOutside();
  outside.directory.types.set(adele.id, "Member");
  const invitation = invited({ requester: adele });
  const all = events.map((event) => ({ ...event, invitation: invitation.id }));
  await outside.store.invitations.commit(aChange({ invitations: [invitation], events: all }));
  return { outside, invitation };
}

describe("guestlist history", () => {
  it("lists what happened, who did it and from where, oldest first", async () => {
    const { outside, invitation } = await withEvents([
      { at: at("09:00"), what: "requested", by: adele.id, via: "command-line" },
      { at: at("09:01"), what: "followed", by: person({ name: "Grady" }).id },
      { at: at("09:02"), what: "accepted", detail: "delta" },
    ]);
    const { records, stderr, code } = await runOnFakes(outside, adele, ["history", invitation.id]);
    assert.deepEqual(records, [
      { at: at("09:00"), what: "requested", by: adele.id, name: "Adele Vance", detail: null, via: "command-line" },
      { at: at("09:01"), what: "followed", by: person({ name: "Grady" }).id, name: null, detail: null, via: null },
      { at: at("09:02"), what: "accepted", by: null, name: null, detail: "delta", via: null },
    ]);
    assert.deepEqual([stderr, code], ["", 0]);
  });

  it("says when there were more than it shows", async () => {
    const { outside, invitation } = await withEvents(
      Array.from({ length: 1_000 }, () => ({ at: at("09:00"), what: "link-shown" as const })),
    );
    const { records, stderr } = await runOnFakes(outside, adele, ["history", invitation.id]);
    assert.deepEqual([records.length, stderr], [999, "These are the newest 999 events; guestlist export has all.\n"]);
  });
});
