import assert from "node:assert/strict";
import type { StopCard } from "../../src/domain/pace/stop-card.ts";
import { at, id } from "../build/ids.ts";
import type { StoreUnderTest } from "./store-under-test.ts";

function aCard(given: Partial<StopCard> = {}): StopCard {
  return { since: at("10:00"), to: { kind: "person", id: id("adele") }, locale: "fr-FR", timeZone: "Europe/Paris", ...given };
}

/** What every implementation of StopCards does. */
export function stopCardsContract(store: () => StoreUnderTest): void {
  it("has none before the first stop", async () => {
    assert.deepEqual(await store().stopCards.latest(), []);
  });

  it("keeps people and channels, each once", async () => {
    const { stopCards } = store();
    const channel = aCard({ to: { kind: "channel", id: id("19:approvals") }, locale: "en-US", timeZone: "UTC" });
    await stopCards.add([aCard(), channel]);
    await stopCards.add([aCard({ locale: "de-DE" })]);
    assert.deepEqual(await stopCards.latest(), [channel, aCard()]);
  });

  it("keeps what was posted and shown", async () => {
    const { stopCards } = store();
    const posted = aCard({ conversation: id("a:adele"), card: id("1700000000001"), shown: "stopped" });
    await stopCards.add([aCard()]);
    await stopCards.keep(posted);
    assert.deepEqual(await stopCards.latest(), [posted]);
  });

  it("doesn't keep a card of an addressee who was never stored", async () => {
    const { stopCards } = store();
    await stopCards.keep(aCard());
    assert.deepEqual(await stopCards.latest(), []);
  });

  it("deletes those of stops that began before a moment", async () => {
    const { stopCards } = store();
    const later = aCard({ since: at("11:00") });
    await stopCards.add([aCard(), aCard({ to: { kind: "person", id: id("megan") } }), later]);
    assert.deepEqual([await stopCards.purge(at("11:00")), await stopCards.latest()], [2, [later]]);
    assert.deepEqual([await stopCards.purge(at("11:00:01")), await stopCards.latest()], [1, []]);
  });

  it("answers those of the newest stop alone", async () => {
    const { stopCards } = store();
    const later = aCard({ since: at("11:00") });
    await stopCards.add([later]);
    await stopCards.add([aCard(), aCard({ to: { kind: "person", id: id("megan") } })]);
    assert.deepEqual(await stopCards.latest(), [later]);
  });
}
