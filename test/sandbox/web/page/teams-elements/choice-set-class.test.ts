import assert from "node:assert/strict";
import sinon from "sinon";
import { inBrowser } from "../in-browser.ts";
import { button, key, type } from "../in-page.ts";
import { drawnCard } from "./drawn-card.ts";

const people = { "choices.data": { type: "Data.Query", dataset: "graph.microsoft.com/users" } };
const picker = (changes: object = {}) => ({ type: "Input.ChoiceSet", id: "who", label: "Who", choices: [], ...people, ...changes });
const megan = { title: "Megan Bowen", value: "id-megan", subtitle: "Marketing Manager" };
const grady = { title: "Grady Archie", value: "id-grady", subtitle: null };

describe("Input.ChoiceSet that searches (Teams' dynamic search)", () => {
  inBrowser();
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });
  afterEach(() => clock.restore());

  const box = (): HTMLInputElement => {
    const found = document.querySelector("[role=combobox]");
    assert.ok(found instanceof HTMLInputElement);
    return found;
  };
  const options = (): string[] => [...document.querySelectorAll("[role=option]")].map(({ textContent }) => textContent);
  async function write(text: string): Promise<void> {
    type(box(), text);
    await clock.tickAsync(200);
  }

  it("finds people while typing, and sends the id of the chosen one", async () => {
    const { search, pressed } = drawnCard([picker()], [megan, grady]);
    await write("me");
    assert.deepEqual([search.args, options()], [[["graph.microsoft.com/users", "me"]], ["Megan BowenMarketing Manager", "Grady Archie"]]);
    assert.deepEqual([box().getAttribute("aria-expanded"), box().getAttribute("aria-activedescendant")?.endsWith("-0")], ["true", true]);
    assert.equal(key(box(), "ArrowDown"), true);
    assert.equal(key(box(), "Enter"), true);
    assert.deepEqual([box().value, options(), box().getAttribute("aria-expanded")], ["Grady Archie", [], "false"]);
    button("Send").click();
    assert.deepEqual(pressed, [{ who: "id-grady" }]);
  });

  it("searches once for fast typing, and drops late answers", async () => {
    const { search } = drawnCard([picker()], [megan]);
    type(box(), "m");
    type(box(), "me");
    await clock.tickAsync(200);
    assert.deepEqual(search.args, [["graph.microsoft.com/users", "me"]]);
  });

  it("T98: accepts several, shows them, and removes them again", async () => {
    const { pressed } = drawnCard([picker({ isMultiSelect: true })], [megan, grady]);
    await write("m");
    document.querySelector<HTMLElement>("[role=option]")?.click();
    await write("g");
    assert.deepEqual(options(), ["Grady Archie"]);
    key(box(), "ArrowUp");
    key(box(), "Enter");
    button("Send").click();
    button("Remove Megan Bowen").click();
    button("Send").click();
    key(box(), "Backspace");
    assert.equal(document.querySelector(".picker-chips")?.childElementCount, 0);
    assert.deepEqual(pressed, [{ who: "id-megan,id-grady" }, { who: "id-grady" }]);
  });

  it("T110: shows people who were chosen before by name", async () => {
    const { search, pressed } = drawnCard([picker({ isMultiSelect: true, value: "id-megan,id-grady,id-gone" })], [megan, grady]);
    await clock.tickAsync(0);
    const shown = [...document.querySelectorAll(".chip")].map(({ textContent }) => textContent);
    assert.deepEqual(shown, ["Megan Bowen", "Grady Archie", "id-gone"]);
    assert.deepEqual(search.args[0], ["graph.microsoft.com/users", "id-megan"]);
    button("Send").click();
    assert.deepEqual(pressed, [{ who: "id-megan,id-grady,id-gone" }]);
  });

  it("T110: shows a single choice in the box itself, and its id when the search fails", async () => {
    drawnCard([picker({ value: "id-megan" })], [megan]);
    await clock.tickAsync(0);
    assert.equal(box().value, "Megan Bowen");
    document.body.replaceChildren();
    drawnCard([picker({ value: "id-megan" })], new Error("504"));
    await clock.tickAsync(0);
    assert.equal(box().value, "id-megan");
  });

  it("filters the choices of the card, and opens with the arrow key", async () => {
    const choices = [
      { title: "English", value: "en" },
      { title: "French", value: "fr" },
    ];
    const { search, pressed } = drawnCard([{ type: "Input.ChoiceSet", id: "who", label: "Who", style: "filtered", choices, value: "fr" }]);
    assert.equal(box().value, "French");
    await write("en");
    assert.deepEqual(options(), ["English", "French"]);
    await write("");
    key(box(), "Escape");
    assert.deepEqual(options(), []);
    key(box(), "ArrowDown");
    await clock.tickAsync(0);
    key(box(), "Enter");
    button("Send").click();
    assert.deepEqual([search.callCount, pressed], [0, [{ who: "en" }]]);
  });

  it("says that nothing was found, and when the search failed", async () => {
    drawnCard([picker()], []);
    await write("zz");
    assert.equal(document.querySelector(".picker-status")?.textContent, "Nothing found.");
    document.body.replaceChildren();
    drawnCard([picker()], new Error("504"));
    await write("zz");
    assert.equal(document.querySelector(".picker-status")?.textContent, "Something went wrong. Please try again.");
  });

  it("refuses text that isn't a choice, and takes the focus", async () => {
    const { pressed } = drawnCard([picker({ isRequired: true, errorMessage: "Pick somebody." })]);
    await write("somebody");
    button("Send").click();
    await clock.tickAsync(0);
    assert.deepEqual([pressed, box().getAttribute("aria-invalid"), document.activeElement], [[], "true", box()]);
    const names = box()
      .getAttribute("aria-labelledby")
      ?.split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    assert.deepEqual([names, box().getAttribute("aria-required")], [["Who *", "Pick somebody.\n"], "true"]);
  });

  it("closes when the focus leaves, and keeps the focus while its list is clicked", async () => {
    drawnCard([picker()], [megan]);
    await write("m");
    const press = new Event("pointerdown", { cancelable: true });
    assert.equal(document.querySelector("[role=listbox]")?.dispatchEvent(press), false);
    box().dispatchEvent(new Event("blur"));
    assert.deepEqual(options(), []);
    assert.equal(key(box(), "Enter"), false);
  });

  it("doesn't change other choice sets", () => {
    const choices = [{ title: "English", value: "en" }];
    const { element, pressed } = drawnCard([{ type: "Input.ChoiceSet", id: "who", label: "Who", choices, value: "en" }]);
    assert.ok(element.querySelector("select"));
    button("Send").click();
    assert.deepEqual(pressed, [{ who: "en" }]);
  });
});
