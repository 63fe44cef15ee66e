import assert from "node:assert/strict";
import { listAdmins } from "../../../../src/flows/alerting/list-admins.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { aUser } from "../../../build/a-user.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const [adele, grady, megan, diego] = [id("adele"), id("grady"), id("megan"), id("diego")];
const inFrench = { locale: "fr-FR", timeZone: "Europe/Paris" } as const;

function admins({ policy }: FakeOutside, given: { readonly people?: readonly string[]; readonly group?: string }) {
  const { people = [], group } = given;
  policy.change({
    admins: { people: people.map((one) => id(one)), directoryRoles: true, ...(group !== undefined && { group: id(group) }) },
  });
}

async function chosenBy({ ports }: FakeOutside, person: string) {
  const place = { conversation: id("19:approvals"), by: id(person), ...inFrench, since: at("09:00") } as const;
  await ports.settings.chooseApprovalsPlace(place);
}

const found = async ({ ports }: FakeOutside) => (await listAdmins(ports)).map(({ id: person }) => person);

describe("listAdmins", () => {
  it("names the policy's people, each once and in their own language", async () => {
    const outside = fakeOutside();
    admins(outside, { people: ["adele", "adele", "grady"] });
    const user = { ...aUser({ id: adele, language: "hu-HU" }), otherAddresses: [] };
    outside.directory.users.set(user.id, user);
    const { locale, timeZone } = (await outside.policy.current()).approvals;
    assert.deepEqual(await listAdmins(outside.ports), [
      { id: adele, locale: "hu-HU", timeZone },
      { id: grady, locale, timeZone },
    ]);
  });

  it("names the members of the policy's group, or says in the log that a missing permission hides them", async () => {
    const outside = fakeOutside();
    admins(outside, { group: "admins" });
    outside.membership.groups.set(id("admins"), [{ id: grady, name: "Grady" }]);
    assert.deepEqual(await found(outside), [grady]);
    outside.membership.groupsHidden = true;
    assert.deepEqual([await found(outside), outside.log.codes], [[], ["admins-not-listed"]]);
  });

  it("names those who chose the approvals channel or subscribed to everything, in their words", async () => {
    const outside = fakeOutside();
    outside.membership.roles.set(megan, ["global-administrator"]);
    outside.membership.roles.set(diego, ["user-administrator"]);
    await chosenBy(outside, "megan");
    const subscription = { conversation: id("19:news"), by: diego, locale: "en-GB", timeZone: "UTC", since: at("09:00") } as const;
    await outside.ports.announcements.subscribe({ ...subscription, scope: "everything" });
    assert.deepEqual(await listAdmins(outside.ports), [
      { id: megan, ...inFrench },
      { id: diego, locale: "en-GB", timeZone: "UTC" },
    ]);
  });

  it("leaves out those who are no administrators any more, and keeps those where that can't be seen", async () => {
    const outside = fakeOutside();
    await chosenBy(outside, "megan");
    assert.deepEqual(await found(outside), []);
    outside.membership.rolesHidden = true;
    assert.deepEqual(await found(outside), [megan]);
  });

  it("leaves out a subscription to a team's own guests", async () => {
    const outside = fakeOutside();
    outside.membership.roles.set(diego, ["global-administrator"]);
    const subscription = { conversation: id("19:news"), by: diego, locale: "en-GB", timeZone: "UTC", since: at("09:00") } as const;
    await outside.ports.announcements.subscribe({ ...subscription, scope: "here" });
    assert.deepEqual(await found(outside), []);
  });

  it("speaks the approvals channel's language where nobody's own can be read", async () => {
    const outside = fakeOutside();
    admins(outside, { people: ["adele"] });
    const refused = async () => Promise.reject(new GuestlistError("directory-refused", "no permission", { status: 403 }));
    const ports = { ...outside.ports, directory: Object.assign(outside.directory, { findByIds: refused }) };
    const { locale } = (await outside.policy.current()).approvals;
    assert.deepEqual([(await listAdmins(ports))[0]?.locale, outside.log.codes], [locale, ["admins-language-not-read"]]);
  });

  it("fails when the directory can't be reached", async () => {
    const outside = fakeOutside();
    admins(outside, { people: ["adele"] });
    const lost = async () => Promise.reject(new GuestlistError("directory-unavailable", "no answer"));
    const ports = { ...outside.ports, directory: Object.assign(outside.directory, { findByIds: lost }) };
    await assert.rejects(listAdmins(ports), { code: "directory-unavailable" });
  });
});
