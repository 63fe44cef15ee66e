import assert from "node:assert/strict";
import { shellPerson } from "../../../../src/cli/who/shell-person.ts";
import { id } from "../../../build/ids.ts";

describe("shellPerson", () => {
  it("has a clean name, and Entra's id for mentions", () => {
    const { id: who, teamsId, name } = shellPerson({ id: id("adele"), name: "  Adele\u202e Vance " });
    assert.deepEqual([who, teamsId, name], ["adele", "adele", "Adele Vance"]);
  });

  it("has the language that is known of them, else this machine's", () => {
    assert.equal(shellPerson({ id: id("adele"), name: "", language: "fr-FR" }).locale, "fr-FR");
    const { locale, timeZone } = shellPerson({ id: id("adele"), name: "" });
    assert.doesNotThrow(() => new Intl.DateTimeFormat(locale, { timeZone }));
  });
});
