import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { besideShell } from "./command-line.ts";
import type { BesideShell, RunOptions } from "./command-line.ts";

describe("the old names on the command line", function () {
  this.timeout(30_000);
  let shell: BesideShell;
  before(async () => {
    shell = await besideShell();
  });
  after(() => shell.close());

  const run = (args: readonly string[], options?: RunOptions) => shell.run(PERSON_IDS.adele, args, options);
  const pending = ["-Filter", "UserState eq 'PendingAcceptance'"];

  for (const name of ["Get-AzureADUser", "get-azureaduser", "GET-ENTRAUSER", "Get-MgUser"]) {
    it(`${name} finds exactly the pending users`, async () => {
      const { code, records, stderr } = await run([name, ...pending]);
      assert.deepEqual([code, stderr, records().map((record) => record["DisplayName"])], [0, "", ["Nora Berg"]]);
    });
  }

  it("has the objects of each module", async () => {
    const keys = async (name: string) => Object.keys((await run([name, ...pending])).records()[0] ?? {});
    const [azureAd, entra, mg] = [await keys("Get-AzureADUser"), await keys("Get-EntraUser"), await keys("Get-MgUser")];
    assert.deepEqual(azureAd.slice(0, 7), [
      "ObjectId",
      "DisplayName",
      "UserPrincipalName",
      "UserType",
      "Mail",
      "UserState",
      "UserStateChangedOn",
    ]);
    assert.deepEqual(mg.slice(0, 7), [
      "Id",
      "DisplayName",
      "UserPrincipalName",
      "UserType",
      "Mail",
      "ExternalUserState",
      "ExternalUserStateChangeDateTime",
    ]);
    assert.deepEqual(entra, [...mg, "ObjectId", "UserState", "UserStateChangedOn", "Mobile"]);
  });

  it("prints Format-List's lines from the objects before it", async () => {
    const { stdout: stdin } = await run(["Get-AzureADUser", ...pending]);
    const { code, stdout, stderr } = await run(["Format-List", "-Property", "DisplayName,UserPrincipalName,UserState,UserStateChangedOn"], {
      stdin,
    });
    assert.deepEqual([code, stderr], [0, ""]);
    assert.equal(
      stdout,
      `
DisplayName        : Nora Berg
UserPrincipalName  : nora.berg_woodgrovebank.com#EXT#@contoso.onmicrosoft.com
UserState          : PendingAcceptance
UserStateChangedOn : 2026-01-19T15:40:10Z

`,
    );
  });

  it("prints a list on a terminal, and JSON lines off it", async () => {
    const { stdout } = await run(["Get-AzureADUser", "-ObjectId", "adelev@contoso.com"], { isTerminal: true });
    assert.match(stdout, /^\nObjectId +: 87d349ed-44d7-43e1-9a83-5f2406dee5bd\nDisplayName +: Adele Vance\n/);
  });

  it("prints a table and CSV", async () => {
    const stdin = '{"DisplayName":"Kovács, Anna","UserState":"Accepted"}\r\n{"displayname":"x","UserState":null}\r\n';
    assert.match((await run(["ft", "userstate", "-AutoSize"], { stdin })).stdout, /UserState[^]*Accepted/);
    const csv = await run(["ConvertTo-Csv", "-NoTypeInformation"], { stdin });
    assert.match(csv.stdout, /DisplayName.*UserState\r?\n"Kovács, Anna",.?Accepted/);
    const none = await run(["fl"], { stdin: "" });
    assert.deepEqual([none.code, none.stdout, none.stderr], [0, "", ""]);
  });

  for (const [args, names] of [
    [["Get-AzureADUser", "-SearchString", "ade"], ["Adele Vance"]],
    [["Get-AzureADUser", "-SearchString", "sam.rivera_"], ["Sam Rivera"]],
    [["Get-EntraUser", "-SearchString", "vance"], ["Adele Vance"]],
    [["Get-EntraUser", "-UserId", PERSON_IDS.adele, "-Select", "displayname,userState"], ["Adele Vance"]],
    [["Get-MgUser", "-UserId", "AdeleV@contoso.com"], ["Adele Vance"]],
    [["Get-MgUser", "-Search", "displayName:sam", "-ConsistencyLevel", "eventual", "-CountVariable", "count"], ["Sam Rivera"]],
    [
      ["Get-MgUser", "-Filter", "userType eq 'Guest'", "-Sort", "DisplayName desc", "-Property", "DisplayName"],
      ["Sam Rivera", "Nora Berg"],
    ],
    [
      ["Get-MgUser", "-Filter", "userType eq 'Guest'", "-All", "-PageSize", "1"],
      ["Sam Rivera", "Nora Berg"],
    ],
    [
      ["Get-AzureADUser", "-Filter", "UserType eq 'Guest'", "-All", "$true"],
      ["Sam Rivera", "Nora Berg"],
    ],
  ] as const) {
    it(args.join(" "), async () => {
      const { code, records } = await run(args);
      assert.deepEqual([code, records().map((record) => record["DisplayName"])], [0, names]);
    });
  }

  it("says that there are more", async () => {
    const { code, records, stderr } = await run(["Get-AzureADUser", "-Top", "2"]);
    assert.deepEqual([code, records().length, stderr], [0, 2, "There are more users: -All true prints all.\n"]);
  });

  for (const [args, code, sentence] of [
    [["Get-AzureADUser", "-ObjectId", "nobody@contoso.com"], 6, /There is no user “nobody@contoso.com”/],
    [["Get-AzureADUser", "-ObjectId", "o'neill@contoso.com"], 6, /There is no user/],
    [["Get-AzureADUser", "-SearchString", "o'Vance"], 0, /No such user/],
    [["Get-AzureADUser", "-All", "-Filter", "x"], 2, /-All has no value/],
    [["Get-AzureADUser", "-Filter", "UserStat eq 'a'"], 2, /doesn't accept this question/],
    [["Get-AzureADUser", "-Filter", "a", "-SearchString", "b"], 2, /exclude each other/],
    [["Get-AzureADUser", "-ObjectId", "a", "-Top", "1"], 2, /exclude each other/],
    [["Get-MgUser", "-All", "-Top", "1"], 2, /exclude each other/],
    [["Get-MgUser", "-Sort", "displayName;x"], 2, /-Sort can't be/],
    [["Get-MgUser", "-PageSize", "1000"], 2, /-PageSize takes a number from 1 to 999/],
    [["Get-MgUser", "-ConsistencyLevel", "session"], 2, /-ConsistencyLevel is eventual/],
    [["Get-MgUser", "-ExpandProperty", "sponsors"], 2, /-ExpandProperty isn't supported here/],
    [["Get-MgUser", "-Property", "display name"], 2, /isn't the name of a property/],
    [
      ["New-AzureADMSInvitation", "-InvitedUserEmailAddress", "dana@fabrikam.com", "-SendInvitationMessage"],
      2,
      /has no value, so nothing was sent/,
    ],
    [["Format-List", "-Property", "@{n='a'}"], 2, /isn't the name of a property/],
    [["Format-List", "-Property", ","], 2, /-Property names nothing/],
  ] as const) {
    it(`is exit ${code} for ${args.join(" ")}`, async () => {
      const ran = await run(args);
      assert.deepEqual([ran.code, ran.stdout], [code, ""]);
      assert.match(ran.stderr, sentence);
    });
  }

  it("invites with the line of the documents, and prints the cmdlet's object", async () => {
    const { code, records } = await run([
      ...["New-AzureADMSInvitation", "-InvitedUserDisplayName", "Sam", "-InvitedUserEmailAddress", "gsamoogle@gmail.com"],
      ...["-SendInvitationMessage", "$true", "-InvitedUserMessageInfo", '{"customizedMessageBody":"Hello Sam, let\'s collaborate!"}'],
      "-Confirm:$false",
    ]);
    assert.equal(code, 0);
    const [invitation = {}] = records();
    assert.deepEqual(Object.keys(invitation), [
      ...["Id", "InvitedUserDisplayName", "InvitedUserEmailAddress", "SendInvitationMessage", "InviteRedeemUrl", "InviteRedirectUrl"],
      ...["InvitedUser", "InvitedUserMessageInfo", "InvitedUserType", "Status"],
    ]);
    assert.deepEqual(
      [invitation["InvitedUserDisplayName"], invitation["SendInvitationMessage"], invitation["Status"]],
      ["Sam", true, "PendingAcceptance"],
    );
    const { stdout } = await run(["Get-AzureADUser", ...pending, "-All", "true"]);
    assert.match(stdout, /"Mail":"gsamoogle@gmail.com"/);
  });

  it("wants objects before Format-List", async () => {
    const { code, stderr } = await run(["Format-List"], { isTerminal: true });
    assert.deepEqual([code, /there is none before it/.test(stderr)], [2, true]);
  });

  it("shows the parameters with --help", async () => {
    const { code, stdout } = await run(["get-mguser", "--help"]);
    assert.equal(code, 0);
    assert.match(stdout, /-Filter <text> +--filter\n/);
    assert.match(stdout, /-ExpandProperty <names> +refused: only properties of the user are read/);
  });
});
