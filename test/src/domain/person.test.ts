import assert from "node:assert/strict";
import { personName } from "../../../src/domain/person.ts";

describe("personName", () => {
  it("cleans a name, and cuts one that is longer than cards show", () => {
    assert.equal(personName(" Adele \u202eVance\r\n"), "Adele Vance");
    assert.equal(personName("😀".repeat(120)), "😀".repeat(120));
    assert.equal(personName(`${"😀".repeat(119)} 😀`), "😀".repeat(119));
  });
});
