import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell } from "./command-line.ts";

const adele = PERSON_IDS.adele;

describe("guestlist guests", function () {
  this.timeout(30_000);
  let shell: BesideShell;
  before(async () => {
    shell = await besideShell();
    const { users } = shell.world.sandbox.tenant;
    const [nora] = users.owners("nora.berg@woodgrovebank.com");
    assert.ok(nora);
    users.add({
      ...structuredClone(nora),
      ...guest("member", "now.member@fabrikam.com"),
      userType: "Member",
      externalUserState: "Accepted",
    });
    users.add({
      ...structuredClone(nora),
      ...guest("quiet", "quiet@fabrikam.com"),
      mail: null,
      otherMails: [],
      creationType: null,
      externalUserState: null,
    });
  });
  after(() => shell.close());

  const names = async (...args: readonly string[]) => {
    const { code, records, stderr } = await shell.run(adele, ["guests", ...args]);
    assert.deepEqual([code, stderr], [0, ""]);
    return records().map((record) => record["displayName"]);
  };

  it("lists guests, and members who once were invited, by Graph's names", async () => {
    const { code, records } = await shell.run(adele, ["guests"]);
    assert.equal(code, 0);
    assert.deepEqual(
      records().map((record) => record["displayName"]),
      ["Sam Rivera", "Nora Berg", "member", "quiet"],
    );
    assert.deepEqual(records()[1], {
      ...{ id: records()[1]?.["id"], displayName: "Nora Berg", mail: "nora.berg@woodgrovebank.com" },
      userPrincipalName: "nora.berg_woodgrovebank.com#EXT#@contoso.onmicrosoft.com",
      ...{ userType: "Guest", externalUserState: "PendingAcceptance", externalUserStateChangeDateTime: "2026-01-19T15:40:10Z" },
      ...{ createdDateTime: "2026-01-19T15:40:10Z", creationType: "Invitation", accountEnabled: true, companyName: null },
    });
  });

  for (const [args, found] of [
    [["--filter", "UserState eq 'PendingAcceptance'"], ["Nora Berg"]],
    [
      ["--filter", "UserState ne 'Accepted' and createdDateTime ge datetime'2026-01-01'"],
      ["Nora Berg", "quiet"],
    ],
    [
      ["--filter", "endsWith(mail,'@fabrikam.com')"],
      ["Sam Rivera", "member"],
    ],
    [["--filter", "userType eq 'Member'"], ["member"]],
    [
      ["--state", "accepted"],
      ["Sam Rivera", "member"],
    ],
    [["--state", "none"], ["quiet"]],
    [
      ["--domain", "fabrikam.com"],
      ["Sam Rivera", "member", "quiet"],
    ],
    [["--domain", "fabrikam.com", "--state", "none", "--older-than", "1h"], ["quiet"]],
    [["--older-than", "52w"], ["Sam Rivera"]],
    [["--search", "nor"], ["Nora Berg"]],
    [["--search", "sam.rivera@", "--domain", "fabrikam.com"], ["Sam Rivera"]],
    [["--search", "adele"], []],
  ] as const) {
    it(`guests ${args.join(" ")}`, async () => {
      if (found.length > 0) return assert.deepEqual(await names(...args), found);
      const { code, stdout, stderr } = await shell.run(adele, ["guests", ...args]);
      assert.deepEqual([code, stdout, stderr], [0, "", "No such guest.\n"]);
    });
  }

  it("prints the properties that are asked for, under their names", async () => {
    const { records } = await shell.run(adele, ["guests", "--state", "pending", "--property", "userState,ObjectId,DisplayName"]);
    assert.deepEqual(
      records().map((record) => Object.keys(record)),
      [["userState", "ObjectId", "DisplayName"]],
    );
    assert.deepEqual([records()[0]?.["userState"], records()[0]?.["DisplayName"]], ["PendingAcceptance", "Nora Berg"]);
  });

  it("says when there are more than were asked for", async () => {
    const some = await shell.run(adele, ["guests", "--top", "3"]);
    assert.deepEqual([some.records().length, some.stderr], [3, "There are more: --all prints all, --top another number.\n"]);
    const all = await shell.run(adele, ["guests", "--top", "4"]);
    assert.deepEqual([all.records().length, all.stderr], [4, ""]);
  });

  for (const [args, sentence] of [
    [
      ["--filter", "UserStat eq 'a'"],
      /doesn't accept this question \(BadRequest\): Invalid filter clause: Could not find a property named 'UserStat'/,
    ],
    [["--property", "userState,colour"], /Could not find a property named 'colour'/],
    [["--filter", "UserState eq 'a"], /A quote in the filter isn't closed/],
    [["--top", "0"], /--top takes a number from 1/],
    [["--top", "5", "--all"], /exclude each other/],
    [["--state", "gone"], /--state takes pending, accepted or none, not “gone”/],
  ] as const) {
    it(`is exit 2 for ${args.join(" ")}`, async () => {
      const { code, stdout, stderr } = await shell.run(adele, ["guests", ...args]);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, sentence);
    });
  }
});

function guest(name: string, mail: string) {
  const userPrincipalName = `${mail.replace("@", "_")}#EXT#@contoso.onmicrosoft.com`;
  return {
    id: `00000000-0000-4000-8000-${Buffer.from(name.padEnd(6)).toString("hex")}`,
    displayName: name,
    mail,
    userPrincipalName,
    otherMails: [mail],
    proxyAddresses: [],
  };
}
