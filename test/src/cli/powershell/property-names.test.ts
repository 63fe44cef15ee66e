import assert from "node:assert/strict";
import { propertyNames } from "../../../../src/cli/powershell/property-names.ts";

const guest = { DisplayName: "Anna", UserPrincipalName: "a", UserState: "Accepted", UserStateChangedOn: null, aXbXXc: 1 };

describe("the properties that Format-List prints", () => {
  for (const [asked, names] of [
    [undefined, ["DisplayName", "UserPrincipalName", "UserState", "UserStateChangedOn", "aXbXXc"]],
    [["*"], ["DisplayName", "UserPrincipalName", "UserState", "UserStateChangedOn", "aXbXXc"]],
    [
      ["userstate", "DISPLAYNAME", "UserState"],
      ["UserState", "DisplayName"],
    ],
    [
      ["Colour", "UserState"],
      ["Colour", "UserState"],
    ],
    [["UserState*"], ["UserState", "UserStateChangedOn"]],
    [
      ["*name", "user*"],
      ["DisplayName", "UserPrincipalName", "UserState", "UserStateChangedOn"],
    ],
    [["a*b*c"], ["aXbXXc"]],
    [["*state*on"], ["UserStateChangedOn"]],
    [["UserState*e"], []],
    [["nothing*"], []],
  ] as const) {
    it(`${asked?.join(",") ?? "without -Property"}: ${names.join(",")}`, () => assert.deepEqual(propertyNames(guest, asked), names));
  }
});
