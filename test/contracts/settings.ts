import assert from "node:assert/strict";
import type { Settings } from "../../src/ports/settings.ts";
import { at } from "../build/ids.ts";

/** What every {@link Settings} does. */
export function settingsContract(subject: () => { readonly settings: Settings }): void {
  it("sees each name for the first time once, however long ago that was", async () => {
    const { settings } = subject();
    assert.equal(await settings.once("welcome/ada", at("10:00")), true);
    assert.equal(await settings.once("welcome/ada", at("10:00")), false);
    assert.equal(await settings.once("welcome/grace", at("10:00")), true);
    assert.equal(await settings.once("welcome/ada", at("23:59")), false);
  });

  it("gives the first time to one of many who ask at once", async () => {
    const { settings } = subject();
    const answers = await Promise.all(Array.from({ length: 5 }, () => settings.once("welcome/team", at("10:00"))));
    assert.equal(answers.filter(Boolean).length, 1);
  });
}
