import assert from "node:assert/strict";
import { commands } from "../../../src/cli/commands/index.ts";
import { adele, megan } from "../../build/a-decision.ts";
import { invited } from "../../build/in-state.ts";
import { askedOutside } from "../../fakes/asked-outside.ts";
import { keep } from "../../fakes/kept-in.ts";
import { sealedPorts } from "../../fakes/sealed-ports.ts";
import { runOnFakes } from "./on-fakes.ts";

/** A store and a directory that can only be read, in which each of the commands below would have something to do. */
async function world() {
  const { outside } = await askedOutside({ email: "asked@fabrikam.com" });
  const guest = outside.directory.add({ mail: "open@fabrikam.com" });
  await keep(outside, invited({ email: "open@fabrikam.com", requester: adele }, guest.id));
  await outside.store.jobs.enqueue({ task: { kind: "check-guests" }, due: outside.clock.now() });
  outside.policy.change({ admins: { directoryRoles: false, people: [megan.id] } });
  return { ports: sealedPorts(outside), outside };
}

const foreign = { id: "6f1c2b3a-0000-4000-8000-000000000001", mail: "kim@fabrikam.com", externalUserState: "PendingAcceptance" };

const changing = [
  [adele, ["invite", "dana@fabrikam.com"], /^dana@fabrikam\.com would be invited, with Microsoft's mail\.$/m],
  [adele, ["New-MgInvitation", "-InvitedUserEmailAddress", "dana@fabrikam.com"], /^dana@fabrikam\.com would be invited, without a mail/m],
  [adele, ["resend", "open@fabrikam.com"], /^Microsoft would send its mail to open@fabrikam\.com again/m],
  [adele, ["revoke", "open@fabrikam.com"], /^The invitation of open@fabrikam\.com would be revoked/m],
  [megan, ["approve", "asked@fabrikam.com"], /^The invitation of asked@fabrikam\.com would be approved and sent/m],
  [megan, ["reject", "asked@fabrikam.com"], /^The invitation of asked@fabrikam\.com would be rejected/m],
  [megan, ["jobs", "retry", "1"], /^1 job would be made due now\.$/m],
  [megan, ["import", "--state", "pending"], /^1 guest would become known\.$/m],
] as const;

describe("--what-if", () => {
  it("is tested for every command that changes something", () => {
    const names = changing.map(([, [name]]) => name).filter((name) => !name.includes("-"));
    const others = commands.filter(({ changes, name }) => changes && name !== "store"); // it opens databases itself: ./store
    assert.deepEqual(new Set(names), new Set(others.map(({ name }) => name)));
  });

  for (const [person, args, sentence] of changing) {
    it(`writes nothing and asks nothing: guestlist ${args.join(" ")}`, async () => {
      const { ports, outside } = await world();
      for (const given of [{}, { typed: [] }]) {
        const { code, stderr } = await runOnFakes({ ports }, person, [...args, "--what-if", "--verbose"], { ...given, guests: [foreign] });
        assert.equal(code, 0, stderr);
        assert.match(stderr, sentence);
        assert.doesNotMatch(stderr, /\[y\/N\]/);
      }
      assert.deepEqual([outside.store.events(), outside.directory.invited, outside.notifier.said], [[], [], []]);
    });

    it(`would fail here if it wrote: guestlist ${args.join(" ")}`, async () => {
      const why = args[0] === "reject" ? ["--reason", "They left"] : [];
      const { code, stderr } = await runOnFakes({ ports: (await world()).ports }, person, [...args, ...why, "--yes"], {
        guests: [foreign],
      });
      assert.equal(code, 1, stderr);
      assert.match(stderr, /Something unexpected/);
    });
  }
});

describe("Ctrl+C before anything is done", () => {
  for (const [person, args] of changing) {
    it(`writes nothing, and ends with 130: guestlist ${args.join(" ")}`, async () => {
      const { ports, outside } = await world();
      const why = args[0] === "reject" ? ["--reason", "They left"] : [];
      const stop = AbortSignal.abort();
      const { code, stderr } = await runOnFakes({ ports }, person, [...args, ...why, "--yes"], { stop, guests: [foreign] });
      assert.deepEqual([code, outside.store.events(), outside.directory.invited], [130, [], []], stderr);
      assert.match(stderr, /^Stopped\b.*\n$/m);
    });
  }
});
