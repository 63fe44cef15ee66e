import assert from "node:assert/strict";
import { isObjectId } from "../../../src/domain/object-id.ts";

describe("isObjectId", () => {
  for (const text of ["62e90394-69f5-4237-9190-012177145e10", "62E90394-69F5-4237-9190-012177145E10"]) {
    it(`knows ${text}`, () => assert.equal(isObjectId(text), true));
  }

  for (const text of [
    "",
    "ada",
    "19:general@thread.tacv2",
    "62e90394",
    "62e90394-69f5-4237-9190-012177145e1g",
    " 62e90394-69f5-4237-9190-012177145e10",
    "62e90394-69f5-4237-9190-012177145e10\n",
  ]) {
    it(`is not fooled by ${JSON.stringify(text)}`, () => assert.equal(isObjectId(text), false));
  }
});
