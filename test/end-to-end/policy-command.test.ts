import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lookOn } from "../../src/look-on.ts";
import { readConfig } from "../../src/config.ts";
import { defaultPolicy } from "../../src/domain/policy/policy.ts";
import { aChange } from "../build/a-change.ts";
import { aPass } from "../build/a-pass.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { id } from "../build/ids.ts";
import { person } from "../build/person.ts";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { besideBot } from "./policy-commands.ts";
import type { BesideBot } from "./policy-commands.ts";

const policyFile = "docs/policy.example.json";

describe("the policy commands beside a running bot", function () {
  this.timeout(30_000);
  let beside: BesideBot;
  before(async () => {
    beside = await besideBot(policyFile);
  });
  after(() => beside.close());

  const line = async (heading: string, ...args: readonly string[]) =>
    (await beside.run(args)).lines
      .find((one) => one.startsWith(heading))
      ?.slice(heading.length)
      .trim();
  const explain = ["explain", "AdeleV@contoso.com", "dana@woodgrovebank.com"];

  it("find no problem in the example, in the sandbox's tenant", async () => {
    const { lines, exitCode } = await beside.run(["check", policyFile]);
    assert.deepEqual([lines.filter((one) => /warning|^- /.test(one)), lines.at(-1), exitCode], [[], "The tenant was asked, too.", 0]);
  });

  it("list who decides in the team of the approvals channel: neither the requester nor guests", async () => {
    const words = await line("Who decides:", ...explain);
    assert.match(words ?? "", /At the moment: .*Megan Bowen/);
    assert.doesNotMatch(words ?? "", /Adele Vance/);
  });

  it("find people by their other addresses and by object id", async () => {
    for (const who of ["lee.gu@tailspintoys.com", PERSON_IDS.lee]) {
      const { lines } = await beside.run(["explain", who, "sam@fabrikam.com"]);
      assert.match(lines[0] ?? "", /^Lee Gu \(LeeG@contoso\.com\) asks for sam@fabrikam\.com/);
    }
  });

  it("find the requester's groups, also through other groups", async () => {
    assert.equal(
      await line("Policy:", "explain", "MeganB@contoso.com", "mayor@city.gov"),
      'allow, by the rule "Sales may invite authorities"',
    );
    assert.equal(await line("Policy:", "explain", "GradyA@contoso.com", "mayor@city.gov"), 'approve, by default, by the approvers "team"');
  });

  it("count what the running bot has stored since", async () => {
    assert.equal(await line("Today:", ...explain), "0 of at most 20");
    const requester = person({ id: id(PERSON_IDS.adele) });
    const createdAt = beside.world.app.ports.clock.now();
    const invitation = anInvitation({ requester, createdAt });
    await beside.world.app.ports.invitations.commit(aChange({ invitations: [invitation] }));
    await aPass(beside.world.app, invitation);
    assert.deepEqual([await line("Today:", ...explain), await line("Open:", ...explain)], ["1 of at most 20", "1 of at most 50"]);
  });

  it("can't write to the store", async () => {
    const { ports, isStored, close } = await lookOn(readConfig(beside.environment), defaultPolicy);
    assert.equal(isStored, true);
    await assert.rejects(ports.receipts.record("a", ports.clock.now()), { code: "store-unavailable" });
    await close();
  });

  it("name approvers that Graph would refuse, also in an explanation", async () => {
    beside.world.sandbox.control.patch({ allowInvitesFrom: "adminsAndGuestInviters" });
    try {
      const { lines } = await beside.run(["check", policyFile]);
      const words = lines.filter((one) => one.includes("Graph will refuse"));
      assert.equal(words.length, 3);
      assert.match(
        words.join("\n"),
        /Graph will refuse what Megan Bowen and Alex Wilber approve \("partners"\): give them the Guest Inviter role/,
      );
      const so = await line("So:", "explain", "AdeleV@contoso.com", "sam@fabrikam.com");
      assert.equal(so, "it needs approval, since the tenant doesn't let the requester invite");
    } finally {
      beside.world.sandbox.control.patch({ allowInvitesFrom: "everyone" });
    }
  });

  it("say that nothing is counted without a database, and create none", async () => {
    const folder = await mkdtemp(join(tmpdir(), "policy-command-"));
    const elsewhere = join(folder, "there-is-no-such-folder", "guestlist.sqlite");
    const { lines } = await beside.run(explain, { environment: { ...beside.environment, DATABASE_URL: elsewhere } });
    assert.ok(lines.some((one) => /^Today: +not counted/.test(one)));
    assert.deepEqual(await readdir(folder), []);
    await rm(folder, { recursive: true });
  });
});
