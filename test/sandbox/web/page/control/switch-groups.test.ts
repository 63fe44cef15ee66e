import assert from "node:assert/strict";
import { createControl } from "../../../../../sandbox/switches/control.ts";
import { switchGroups } from "../../../../../sandbox/web/page/control/switch-groups.js";
import { SWITCH_GROUPS } from "../../../../../sandbox/web/page/control/switches.js";
import { inBrowser } from "../in-browser.ts";

const { settings } = createControl();
const titles = (groups: readonly HTMLElement[]): (string | undefined)[] =>
  groups.map((group) => group.querySelector("summary")?.textContent);

describe("switchGroups", () => {
  inBrowser();

  it("shows each switch of the sandbox once, with a sentence", () => {
    const groups = switchGroups(settings);
    const expected = [
      ...["To begin with", "Guests and the directory", "Mails, and accepting them", "Sign-in", "Teams"],
      ...["The team and its guests", "Too many calls"],
    ];
    assert.deepEqual(titles(groups), expected);
    assert.deepEqual(titles(groups.filter((group) => group.hasAttribute("open"))), ["To begin with"]);
    const names = groups.flatMap((group) => [...group.querySelectorAll("[name]")].map((field) => field.getAttribute("name") ?? ""));
    assert.deepEqual(
      names.toSorted(),
      Object.keys(settings)
        .filter((name) => name !== "faults")
        .toSorted(),
    );
    for (const field of groups.flatMap((group) => [...group.querySelectorAll("[name]")])) {
      const note = field.closest(".switch")?.querySelector(".switch-note");
      assert.equal(field.getAttribute("aria-describedby"), note?.id);
    }
  });

  it("offers each choice that the sandbox accepts", () => {
    const control = createControl();
    for (const [name, { choices }] of SWITCH_GROUPS.flatMap(({ switches }) => Object.entries(switches))) {
      for (const value of Object.keys(choices ?? {})) assert.equal(control.patch({ [name]: value }).kind, "changed", `${name}: ${value}`);
    }
  });

  it("shows a switch without a description under its own name", () => {
    const groups = switchGroups({ ...settings, gravity: 9 });
    const field = groups.at(-1)?.querySelector("input");
    assert.deepEqual([titles(groups).at(-1), field?.name, field?.value], ["Others", "gravity", "9"]);
    assert.equal(groups.at(-1)?.querySelector("label")?.textContent, "gravity");
  });

  it("omits switches that the server does not have", () => {
    const { consented: _, ...others } = settings;
    const names = switchGroups(others).flatMap((group) => [...group.querySelectorAll("[name=consented]")]);
    assert.deepEqual(names, []);
  });
});
