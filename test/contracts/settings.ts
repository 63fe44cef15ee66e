import assert from "node:assert/strict";
import type { ApprovalsPlace, LeftPlace, Settings, TeamConsent } from "../../src/ports/settings.ts";
import { aSubscription } from "../build/a-subscription.ts";
import { at, id } from "../build/ids.ts";

/** `Required`, so that a forgotten property does not compile. */
const place: Required<ApprovalsPlace> = {
  conversation: id("19:approvals@thread.tacv2"),
  teamId: "19:team@thread.tacv2",
  by: id("ada"),
  locale: "fr-FR",
  timeZone: "Europe/Paris",
  since: at("10:00"),
};

const left: Required<LeftPlace> = { place: "19:team@thread.tacv2", approvals: place, subscriptions: [aSubscription()] };

/** What every {@link Settings} must do. */
export function settingsContract(subject: () => { readonly settings: Settings; readonly teamConsent: TeamConsent }): void {
  it("says once that a name is new, and never again", async () => {
    const { settings } = subject();
    assert.equal(await settings.once("welcome/ada", at("10:00")), true);
    assert.equal(await settings.once("welcome/ada", at("10:00")), false);
    assert.equal(await settings.once("welcome/grace", at("10:00")), true);
    assert.equal(await settings.once("welcome/ada", at("23:59")), false);
  });

  it("says so to only one of many calls at the same time", async () => {
    const { settings } = subject();
    const answers = await Promise.all(Array.from({ length: 5 }, () => settings.once("welcome/team", at("10:00"))));
    assert.equal(answers.filter(Boolean).length, 1);
  });

  it("has no approvals channel until one is chosen, and then that one", async () => {
    const { settings } = subject();
    assert.equal(await settings.approvalsPlace(), undefined);
    await settings.chooseApprovalsPlace(place);
    assert.deepEqual(await settings.approvalsPlace(), place);
  });

  it("keeps one approvals channel: the one that was chosen last", async () => {
    const { settings } = subject();
    const { teamId: _, ...other } = { ...place, conversation: id("19:other@thread.tacv2"), by: id("grace"), since: at("11:00") };
    await settings.chooseApprovalsPlace(place);
    await settings.chooseApprovalsPlace(other);
    assert.deepEqual(await settings.approvalsPlace(), other);
  });

  it("removes the approvals channel, even if there is none", async () => {
    const { settings } = subject();
    await settings.forgetApprovalsPlace();
    await settings.chooseApprovalsPlace(place);
    await settings.once("approvals-place", at("10:00"));
    await settings.forgetApprovalsPlace();
    assert.equal(await settings.approvalsPlace(), undefined);
    assert.equal(await settings.once("approvals-place", at("10:00")), false);
  });

  it("keeps what a place was used for, until it is dropped", async () => {
    const { settings } = subject();
    const chat: LeftPlace = { place: "19:chat@thread.v2", subscriptions: [] };
    assert.deepEqual(await settings.leftPlaces(), []);
    await settings.keepLeftPlace({ ...left, subscriptions: [] });
    await settings.keepLeftPlace(left);
    await settings.keepLeftPlace(chat);
    assert.deepEqual(await settings.leftPlaces(), [chat, left]);
    assert.equal(await settings.approvalsPlace(), undefined);
    await settings.dropLeftPlace(left.place);
    await settings.dropLeftPlace("19:nowhere");
    assert.deepEqual(await settings.leftPlaces(), [chat]);
  });

  it("keeps one of many channels chosen at the same time", async () => {
    const { settings } = subject();
    const places = ["a", "b", "c"].map((name) => ({ ...place, conversation: id(`19:${name}@thread.tacv2`) }));
    await Promise.all(places.map((one) => settings.chooseApprovalsPlace(one)));
    const kept = await settings.approvalsPlace();
    assert.ok(places.some(({ conversation }) => conversation === kept?.conversation));
  });

  it("knows since when the consent to change teams is missing, until it is given", async () => {
    const { teamConsent } = subject();
    assert.equal(await teamConsent.missingSince(), undefined);
    await teamConsent.note(false, at("10:00"));
    await teamConsent.note(false, at("10:05"));
    assert.equal(await teamConsent.missingSince(), at("10:05"));
    await teamConsent.note(true, at("10:10"));
    assert.equal(await teamConsent.missingSince(), undefined);
  });
}
