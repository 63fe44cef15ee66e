import assert from "node:assert/strict";
import { openForm, reopenForm } from "../../../../src/flows/inviting/open-form.ts";
import { aChange } from "../../../build/a-change.ts";
import { aDraft } from "../../../build/a-draft.ts";
import { id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { defaultRedirectUrl, fakeOutside } from "../../../fakes/fake-outside.ts";

const adele = person();
const channel = { kind: "channel", conversation: id("19:sales@thread.tacv2;messageid=1700000000001") } as const;
const chat = { kind: "personal", conversation: id("a:adele") } as const;
const team = { kind: "choice", name: "Contoso Partners" };

function world() {
  const outside = fakeOutside();
  outside.teams.places.push({ groupId: "group", teamName: team.name, channelId: "19:sales@thread.tacv2", channelName: "Sales" });
  return outside;
}

describe("openForm", () => {
  it("is a new form of one person, with the address filled in and the team of its channel", async () => {
    const { ports } = world();
    const form = await openForm(ports, adele, "sam@fabrikam.com", channel);
    const { id: formId } = form;
    const values = { email: "sam@fabrikam.com" };
    assert.deepEqual(form, { id: formId, for: adele.id, values, defaultRedirectUrl, inChannel: true, team });
    assert.notEqual((await openForm(ports, adele, "", channel)).id, formId);
  });

  for (const kind of ["personal", "groupChat"] as const) {
    it(`offers no channel's link and no team in a ${kind} chat`, async () => {
      const { inChannel, team: offer } = await openForm(world().ports, adele, "", { ...chat, kind });
      assert.deepEqual([inChannel, offer], [false, undefined]);
    });
  }

  for (const [what, email, values] of [
    ["nothing", "", {}],
    ["a text of 1,000 characters", "x".repeat(1_000), { email: "x".repeat(1_000) }],
    ["no longer text", "x".repeat(1_001), {}],
  ] as const) {
    it(`fills in ${what}`, async () => assert.deepEqual((await openForm(fakeOutside().ports, adele, email, channel)).values, values));
  }
});

describe("openForm, at a mistyped domain", () => {
  const mistyped = { kind: "domain-mistyped", domain: "fabrikm.com", meant: "fabrikam.com", email: "eva@fabrikam.com" };
  const opened = async ({ ports }: ReturnType<typeof world>, email = "eva@fabrikm.com") =>
    (await openForm(ports, adele, email, channel)).mistyped;

  it("says which one was probably meant, if the policy names that one", async () => {
    const outside = world();
    outside.policy.change({ rules: [{ name: "partners", when: { partnerDomains: ["fabrikam.com"] }, verdict: "allow" }] });
    assert.deepEqual(await opened(outside), mistyped);
    assert.equal(await opened(outside, "eva@fabrikam.com"), undefined);
  });

  it("says so, too, if a partner there has accepted", async () => {
    const outside = world();
    await outside.ports.invitations.commit(aChange({ invitations: [accepted({ email: "dana@Fabrikam.com" })] }));
    assert.deepEqual(await opened(outside), mistyped);
  });

  it("says nothing as long as the company works with nobody there", async () => assert.equal(await opened(world()), undefined));
});

describe("reopenForm", () => {
  it("is the same form again", async () => {
    const again = { id: id("form"), for: adele.id, defaultRedirectUrl, inChannel: true, team };
    assert.deepEqual(await reopenForm(world().ports, id("form"), adele, channel, ""), again);
  });

  it("knows whether the address that was sent is probably mistyped", async () => {
    const reopened = async (email: string) => (await reopenForm(world().ports, id("form"), adele, channel, email)).mistyped;
    assert.equal((await reopened("Sam <sam@gmial.com>"))?.meant, "gmail.com");
    assert.equal(await reopened("sam@gmail.com"), undefined);
  });

  it("has the team of the channel where a form began that was moved to the chat", async () => {
    const { ports } = world();
    await ports.drafts.keep(aDraft({ id: id("form"), by: adele, home: { conversation: channel.conversation, card: id("1") } }));
    assert.deepEqual((await reopenForm(ports, id("form"), adele, chat, "")).team, team);
    assert.equal((await reopenForm(ports, id("other"), adele, chat, "")).team, undefined);
  });
});
