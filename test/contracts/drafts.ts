import assert from "node:assert/strict";
import type { Draft, Drafts } from "../../src/ports/drafts.ts";
import { aDraft } from "../build/a-draft.ts";
import { at, id } from "../build/ids.ts";
import { person } from "../build/person.ts";

const adele = person();
const megan = person({ name: "Megan Bowen" });

/** What every {@link Drafts} must do. */
export function draftsContract(subject: () => { readonly drafts: Drafts }): void {
  it("keeps a form as submitted, for the person who submitted it", async () => {
    const { drafts } = subject();
    const draft: Required<Draft> = { ...aDraft(), ...{ movedAt: at("10:01"), replaces: id("mistaken") } };
    await drafts.keep(draft);
    assert.deepEqual(await drafts.find(draft.id, adele.id), draft);
    assert.equal(await drafts.find(draft.id, megan.id), undefined);
    assert.equal(await drafts.find(id("another"), adele.id), undefined);
  });

  it("keeps the latest version of a form", async () => {
    const { drafts } = subject();
    const draft = aDraft({ movedAt: at("10:01") });
    await drafts.keep(draft);
    const { movedAt: _, ...rest } = draft;
    const corrected = { ...rest, values: { email: "nora@fabrikam.com" } };
    await drafts.keep(corrected);
    assert.deepEqual(await drafts.find(draft.id, adele.id), corrected);
  });

  it("lets nobody replace another person's form by its id", async () => {
    const { drafts } = subject();
    const hers = aDraft();
    const forged = aDraft({ id: hers.id, by: megan, values: { email: "mallory@evil.example" } });
    await drafts.keep(hers);
    await drafts.keep(forged);
    assert.deepEqual(await drafts.find(hers.id, adele.id), hers);
    assert.deepEqual(await drafts.find(hers.id, megan.id), forged);
  });

  it("finds the newest form of one person in one conversation", async () => {
    const { drafts } = subject();
    const newest = aDraft({ keptAt: at("10:02") });
    const elsewhere = aDraft({ keptAt: at("10:03"), home: { ...newest.home, conversation: id("19:other@thread.tacv2") } });
    const others = aDraft({ keptAt: at("10:04"), by: megan });
    for (const draft of [aDraft({ keptAt: at("10:01") }), newest, elsewhere, others]) await drafts.keep(draft);
    assert.deepEqual(await drafts.newest(adele.id, newest.home.conversation), newest);
    assert.equal(await drafts.newest(person({ name: "Lee Gu" }).id, newest.home.conversation), undefined);
  });

  it("deletes the drafts from before a moment, and says how many", async () => {
    const { drafts } = subject();
    const kept = aDraft({ keptAt: at("10:00") });
    for (const draft of [aDraft({ keptAt: at("09:58") }), aDraft({ keptAt: at("09:59") }), kept]) await drafts.keep(draft);
    assert.equal(await drafts.purge(at("10:00")), 2);
    assert.equal(await drafts.purge(at("10:00")), 0);
    assert.deepEqual(await drafts.find(kept.id, adele.id), kept);
  });
}
