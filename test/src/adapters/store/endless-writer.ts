import { openStore } from "../../../../src/adapters/store/database.ts";
import { aChange } from "../../../build/a-change.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at } from "../../../build/ids.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

/** A process that commits invitations, each with an event and a job, and prints each id when the commit has returned. Runs until killed. */
async function writeEndlessly(path: string, encryptionKey: string): Promise<never> {
  const store = await openStore({ url: path, encryptionKey, clock: new FakeClock() });
  for (;;) {
    const invitation = anInvitation();
    const { id } = invitation;
    const events = [{ at: at("10:00"), invitation: id, what: "requested" }] as const;
    const jobs = [{ task: { kind: "update-card", invitation: id }, due: at("10:00") }] as const;
    await store.invitations.commit(aChange({ invitations: [invitation], events, jobs }));
    process.stdout.write(`${id}\n`);
  }
}

if (import.meta.main) {
  const [path = "", encryptionKey = ""] = process.argv.slice(2);
  await writeEndlessly(path, encryptionKey);
}
