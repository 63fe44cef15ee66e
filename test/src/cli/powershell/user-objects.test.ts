import assert from "node:assert/strict";
import { azureAdUser, entraUser, fieldsAsked, mgUser } from "../../../../src/cli/powershell/user-objects.ts";

const propertyOf = (fields: typeof mgUser.fields, name: string) => fields.find((field) => field.name === name)?.property;

describe("a module's user", () => {
  it("has the module's names for Graph's properties", () => {
    assert.equal(propertyOf(azureAdUser.fields, "ObjectId"), "id");
    assert.equal(propertyOf(azureAdUser.fields, "UserState"), "externalUserState");
    assert.equal(propertyOf(azureAdUser.fields, "Mobile"), "mobilePhone");
    assert.equal(propertyOf(mgUser.fields, "ExternalUserState"), "externalUserState");
    assert.equal(propertyOf(mgUser.fields, "ObjectId"), undefined);
    assert.deepEqual([propertyOf(entraUser.fields, "Id"), propertyOf(entraUser.fields, "ObjectId")], ["id", "id"]);
  });

  it("has no name twice", () => {
    for (const { fields } of [azureAdUser, entraUser, mgUser]) assert.equal(new Set(fields.map(({ name }) => name)).size, fields.length);
  });
});

describe("fieldsAsked", () => {
  it("has the module's spelling of what it knows, and takes other properties as they are", () => {
    assert.deepEqual(fieldsAsked(azureAdUser, ["displayname", "employeeId", "DISPLAYNAME"]), [
      { name: "DisplayName", property: "displayName" },
      { name: "EmployeeId", property: "employeeId" },
    ]);
  });

  it("has all for *", () => assert.deepEqual(fieldsAsked(mgUser, ["Mail", "*"]).length, mgUser.fields.length));
});
