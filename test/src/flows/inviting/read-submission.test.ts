import assert from "node:assert/strict";
import type { FormValues } from "../../../../src/domain/invite-form.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { readSubmission } from "../../../../src/flows/inviting/read-submission.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { defaultRedirectUrl, fakeOutside } from "../../../fakes/fake-outside.ts";

const adele = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const megan = "48d31887-5fad-4d73-a9f5-3c356e68a038";
const groupId = "5f1d8a52-7c1e-4b60-9c53-0b6a3a0a7d11";
const home = { conversation: id("19:sales@thread.tacv2;messageid=1700000000001"), card: id("1700000000002") };

describe("readSubmission", () => {
  function submitted(values: FormValues, place = home) {
    const outside = fakeOutside();
    const sales = { groupId, teamName: "Contoso Partners", channelId: "19:sales@thread.tacv2", channelName: "Sales" };
    outside.teams.places.push(sales);
    const by = person({ id: id(adele) });
    return { outside, read: () => readSubmission(outside.ports, { values: { email: "sam@fabrikam.com", ...values }, by, home: place }) };
  }

  async function optionsOf(values: FormValues): Promise<unknown> {
    const form = await submitted(values).read();
    return form.kind === "form" ? form.options : form;
  }

  it("leads to the usual page", async () => {
    assert.deepEqual(await optionsOf({}), { redirectUrl: defaultRedirectUrl, sendMail: true });
  });

  it("leads to the channel where the form is, whatever link came with it", async () => {
    const redirectUrl = `https://teams.microsoft.com/l/channel/19%3Asales%40thread.tacv2/Sales?groupId=${groupId}&tenantId=tenant`;
    assert.deepEqual(await optionsOf({ toChannel: "true", redirectUrl: "https://evil.example" }), { redirectUrl, sendMail: true });
  });

  const unknown = { kind: "problems", problems: { toChannel: "channel-unknown" } };

  it("says so where there is no channel", async () => {
    const { read } = submitted({ toChannel: "true" }, { ...home, conversation: id("a:1") });
    assert.deepEqual(await read(), unknown);
  });

  it("says so, and logs why, when Teams can't tell", async () => {
    const { outside, read } = submitted({ toChannel: "true" });
    outside.teams.failure = new GuestlistError("teams-unavailable", "Teams answered 500");
    assert.deepEqual(await read(), unknown);
    assert.deepEqual(outside.log.codes, ["channel-not-described"]);
  });

  it("says what is wrong with the fields first", async () => {
    const { outside, read } = submitted({ toChannel: "true", cc: "x" });
    outside.teams.failure = new Error("not asked");
    assert.deepEqual(await read(), { kind: "problems", problems: { cc: "cc-malformed" } });
  });

  it("removes the requester from the colleagues to notify", async () => {
    assert.deepEqual(await optionsOf({ colleagues: `${adele},${megan}` }), {
      redirectUrl: defaultRedirectUrl,
      sendMail: true,
      colleagues: [megan],
    });
    assert.deepEqual(await optionsOf({ colleagues: adele }), { redirectUrl: defaultRedirectUrl, sendMail: true });
  });
});
