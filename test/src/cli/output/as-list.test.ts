import assert from "node:assert/strict";
import fc from "fast-check";
import { cellWidth } from "../../../../src/cli/output/cell-width.ts";
import { hostileText } from "../../../build/hostile-text.ts";
import { runs } from "../../../build/runs.ts";
import { guests, printedText, steering } from "./printed-text.ts";

const article = {
  fields: ["DisplayName", "UserPrincipalName", "UserState", "UserStateChangedOn"],
  records: [
    {
      DisplayName: "Anna Kovács",
      UserPrincipalName: "anna_fabrikam.com#EXT#@contoso.onmicrosoft.com",
      UserState: "PendingAcceptance",
      UserStateChangedOn: "2026-11-20T08:15:30Z",
    },
    { DisplayName: "Ben", UserPrincipalName: "ben_fabrikam.com#EXT#@contoso.onmicrosoft.com", UserState: null },
  ],
};

describe("asList", () => {
  it("lays objects out as Format-List does", async () => {
    assert.equal(
      await printedText("list", article),
      `
DisplayName        : Anna Kovács
UserPrincipalName  : anna_fabrikam.com#EXT#@contoso.onmicrosoft.com
UserState          : PendingAcceptance
UserStateChangedOn : 2026-11-20T08:15:30Z

DisplayName        : Ben
UserPrincipalName  : ben_fabrikam.com#EXT#@contoso.onmicrosoft.com
UserState          :${" "}
UserStateChangedOn :${" "}

`,
    );
  });

  it("leaves empty fields out where it is to be brief", async () => {
    const records = [{ id: "1", email: null, cautions: [], name: "", resends: 0, sendMail: false }];
    const fields = ["id", "email", "cautions", "name", "resends", "sendMail"];
    assert.equal(await printedText("list", { fields, records, isBrief: true }), "\nid       : 1\nresends  : 0\nsendMail : False\n\n");
  });

  it("wraps long values in their column on a terminal", async () => {
    assert.equal(
      await printedText(
        "list",
        { fields: ["Name", "Message"], records: [{ Name: "Ann", Message: "Welcome to the project of Contoso" }] },
        { columns: 30 },
      ),
      "\nName    : Ann\nMessage : Welcome to the\n          project of Contoso\n\n",
    );
  });

  it("breaks a word only if it is longer than the line", async () => {
    const records = [{ Url: "see https://login.microsoftonline.com/redeem" }];
    assert.equal(
      await printedText("list", { fields: ["Url"], records }, { columns: 26 }),
      "\nUrl : see https://login.mi\n      crosoftonline.com/re\n      deem\n\n",
    );
  });

  it("indents the lines of a value", async () => {
    assert.equal(
      await printedText("list", { fields: ["Text"], records: [{ Text: "a\r\nb\n\nc" }] }),
      "\nText : a\n       b\n       \n       c\n\n",
    );
  });

  it("says booleans as PowerShell does", async () => {
    assert.equal(await printedText("list", { ...guests, fields: ["isBlocked"] }), "\nisBlocked : False\n\nisBlocked : True\n\n");
  });

  it("cuts labels that leave no room for values", async () => {
    const records = [{ externalUserStateChangeDateTime: "2026" }];
    assert.equal(
      await printedText("list", { fields: ["externalUserStateChangeDateTime"], records }, { columns: 20 }),
      "\nexternalUse… : 2026\n\n",
    );
  });

  it("prints nothing without records", async () => {
    assert.equal(await printedText("list", { ...guests, records: [] }), "");
  });

  it("keeps within the terminal and loses nothing, whatever the text", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(300), fc.integer({ min: 20, max: 120 }), async (Text, columns) => {
        const printed = await printedText("list", { fields: ["Text"], records: [{ Text }] }, { columns });
        for (const line of printed.split("\n")) assert.ok(cellWidth(line) <= columns, line);
        const letters = (text: string) => text.replace(/[^a-zA-Z0-9]/g, "");
        assert.equal(letters(printed), `Text${letters(Text)}`);
        assert.doesNotMatch(printed, steering);
      }),
      { numRuns: runs(300) },
    );
  });
});
