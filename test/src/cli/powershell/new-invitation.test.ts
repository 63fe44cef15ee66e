import assert from "node:assert/strict";
import type { CliCommand } from "../../../../src/cli/command.ts";
import { newInvitation } from "../../../../src/cli/powershell/new-invitation.ts";
import { newAzureAdInvitation, newEntraInvitation, newMgInvitation } from "../../../../src/cli/powershell/invitation-parameters.ts";
import type { CmdletTable } from "../../../../src/cli/powershell/parameter.ts";
import type { Shell } from "../../../../src/cli/shell.ts";

const email = ["-InvitedUserEmailAddress", "dana@fabrikam.com"];
const common = { quiet: false, verbose: false, yes: false, whatIf: false, noColor: false, signIn: "browser" } as const;

/** Runs the cmdlet with an `invite` that does nothing but note how it is called. */
async function run(table: CmdletTable, ...args: readonly string[]) {
  const calls: unknown[] = [];
  const said: string[] = [];
  const shell = { common, say: (text: string) => said.push(text), confirm: async () => false } as unknown as Shell;
  const invite: CliCommand = {
    define: (command) => command,
    async run({ common: { whatIf, yes } }, [address], options) {
      calls.push({ email: address, ...options, ...(whatIf && { whatIf }), ...(yes && { yes }) });
      return "done";
    },
  };
  const exit = await newInvitation(table, async () => invite).run(shell, args);
  assert.equal(exit, "done");
  assert.equal(calls.length, 1);
  return { called: calls[0], said };
}

const asked = async (table: CmdletTable, ...args: readonly string[]) => (await run(table, ...args)).called;
const dana = { email: "dana@fabrikam.com", mail: false, member: false };

describe("the cmdlets that invite", () => {
  it("send no mail without the parameter, and say where the guest comes to", async () => {
    for (const table of [newAzureAdInvitation, newEntraInvitation, newMgInvitation]) {
      const { called, said } = await run(table, ...email);
      assert.deepEqual(called, dana);
      assert.deepEqual(said, ["There is no -InviteRedirectUrl: guests come to the page of the configuration."]);
    }
  });

  it("understand the line of the documents, in any case", async () => {
    const { called, said } = await run(
      newAzureAdInvitation,
      ...["-inviteduserdisplayname", "Sam", "-INVITEDUSEREMAILADDRESS", "gsamoogle@gmail.com", "-SendInvitationMessage", "$true"],
      ...["-InviteRedirectUrl", "https://myapps.microsoft.com/", "-InvitedUserType", "member"],
      ...[
        "-InvitedUserMessageInfo",
        '{"CustomizedMessageBody":"Hello Sam","ccRecipients":[{"emailAddress":{"address":"lee@contoso.com"}}],"messageLanguage":"fr-FR"}',
      ],
    );
    assert.deepEqual(called, {
      ...{ email: "gsamoogle@gmail.com", displayName: "Sam", redirectUrl: "https://myapps.microsoft.com/", mail: true, member: true },
      ...{ messageText: "Hello Sam", cc: "lee@contoso.com", messageLanguage: "fr-FR" },
    });
    assert.deepEqual(said, []);
  });

  it("take true and false in every way that PowerShell writes them", async () => {
    for (const [args, mail] of [
      [["-SendInvitationMessage", "true"], true],
      [["-SendInvitationMessage", "$False"], false],
      [["-SendInvitationMessage:$true"], true],
      [["-SendInv", "1"], true],
    ] as const) {
      assert.deepEqual(await asked(newEntraInvitation, ...email, ...args), { ...dana, mail });
    }
  });

  it("have a true switch only in New-MgInvitation", async () => {
    assert.deepEqual(await asked(newMgInvitation, ...email, "-SendInvitationMessage"), { ...dana, mail: true });
    assert.deepEqual(await asked(newMgInvitation, "-SendInvitationMessage:false", ...email), { ...dana, mail: false });
    for (const table of [newAzureAdInvitation, newEntraInvitation]) {
      await assert.rejects(run(table, ...email, "-SendInvitationMessage"), { exit: "usage" });
      await assert.rejects(run(table, "-SendInvitationMessage", ...email), {
        exit: "usage",
        fix: "Write -SendInvitationMessage true, -SendInvitationMessage false, -SendInvitationMessage '$true' or -SendInvitationMessage:true.",
      });
    }
  });

  it("ask first as PowerShell's switches say", async () => {
    assert.deepEqual(await asked(newMgInvitation, ...email, "-WhatIf"), { ...dana, whatIf: true });
    assert.deepEqual(await asked(newMgInvitation, ...email, "-Confirm:$false"), { ...dana, yes: true });
  });

  it("take a whole body, and one sponsor in every form", async () => {
    const body = {
      InvitedUserEmailAddress: "dana@fabrikam.com",
      sendInvitationMessage: true,
      invitedUserMessageInfo: { customizedMessageBody: "Hi", ccRecipients: ["lee@contoso.com"] },
    };
    assert.deepEqual(
      await asked(newMgInvitation, "-BodyParameter", JSON.stringify({ ...body, resetRedemption: false, invitedUserSponsors: null })),
      {
        ...{ ...dana, mail: true, messageText: "Hi", cc: "lee@contoso.com" },
      },
    );
    const link = { "@odata.id": "https://graph.microsoft.com/v1.0/users/074e" };
    for (const sponsor of ["074e", '{"Id":"074e"}', '[{"id":"074e"}]', '["074e"]', JSON.stringify(link)]) {
      assert.deepEqual(await asked(newMgInvitation, ...email, "-InvitedUserSponsors", sponsor), { ...dana, sponsor: "074e" });
    }
    assert.deepEqual(await asked(newMgInvitation, "-BodyParameter", JSON.stringify({ ...body, invitedUserSponsors: [{ id: "074e" }] })), {
      ...{ ...dana, mail: true, messageText: "Hi", cc: "lee@contoso.com", sponsor: "074e" },
    });
  });

  for (const [table, args, message] of [
    [newMgInvitation, [...email, "-SendInvitationMessage:"], /^-SendInvitationMessage has no value, so nothing was sent/],
    [newMgInvitation, [...email, "-SendInvitationMessage", "false"], /^New-MgInvitation can't use “false”/],
    [newMgInvitation, ["-SendInvitationMessage"], "The address is missing."],
    [newMgInvitation, [...email, "-ResetRedemption"], "-ResetRedemption isn't supported here: Guestlist doesn't reset a redemption."],
    [newAzureAdInvitation, [...email, "-ResetRedemption"], "New-AzureADMSInvitation has no parameter “-ResetRedemption”."],
    [newAzureAdInvitation, [...email, "-InvitedUserType", "Owner"], "-InvitedUserType is Guest or Member, not “Owner”."],
    [
      newAzureAdInvitation,
      [...email, "-InvitedUserMessageInfo", "@{CustomizedMessageBody='Hi'}"],
      /is an object of PowerShell, which only PowerShell can read/,
    ],
    [newAzureAdInvitation, [...email, "-InvitedUserMessageInfo", "Hi"], /isn't JSON/],
    [newAzureAdInvitation, [...email, "-InvitedUserMessageInfo", "[]"], /isn't a JSON object/],
    [
      newAzureAdInvitation,
      [...email, "-InvitedUserMessageInfo", '{"body":"Hi"}'],
      /has “body”; it can have customizedMessageBody, messageLanguage and ccRecipients/,
    ],
    [newAzureAdInvitation, [...email, "-InvitedUserMessageInfo", '{"messageLanguage":3}'], /needs a text in quotes as messageLanguage/],
    [
      newAzureAdInvitation,
      [...email, "-InvitedUserMessageInfo", '{"messageLanguage":"a","MessageLanguage":"b"}'],
      /has messageLanguage twice/,
    ],
    [newAzureAdInvitation, [...email, "-InvitedUserMessageInfo", '{"ccRecipients":["a","b"]}'], /has several ccRecipients/],
    [newAzureAdInvitation, [...email, "-InvitedUserMessageInfo", '{"ccRecipients":[3]}'], /isn't a JSON object/],
    [newMgInvitation, ["-BodyParameter", "{}"], "The address is missing."],
    [newMgInvitation, [...email, "-BodyParameter", "{}"], "-BodyParameter and -InvitedUserEmailAddress exclude each other."],
    [newMgInvitation, ["-BodyParameter", '{"sendInvitationMessage":"true"}'], /needs true or false as sendInvitationMessage/],
    [newMgInvitation, ["-BodyParameter", '{"resetRedemption":true}'], /has resetRedemption, which Guestlist doesn't do/],
    [newMgInvitation, [...email, "-InvitedUserSponsors", '["a","b"]'], /has several sponsors/],
    [newMgInvitation, [...email, "-InvitedUserSponsors", '[{"id":""}]'], /has no id of a sponsor/],
  ] as const) {
    it(`sends nothing for ${table.name} ${args.slice(-2).join(" ")}`, async () => {
      await assert.rejects(run(table, ...args), { exit: "usage", message });
    });
  }

  it("show the JSON for a message", async () => {
    await assert.rejects(run(newAzureAdInvitation, ...email, "-InvitedUserMessageInfo", "@{}"), (error: { fix?: string }) => {
      const json = /'(\{.*\})'$/.exec(error.fix ?? "")?.[1] ?? "";
      assert.deepEqual(Object.keys(JSON.parse(json) as object), ["customizedMessageBody", "messageLanguage", "ccRecipients"]);
      return true;
    });
  });
});
