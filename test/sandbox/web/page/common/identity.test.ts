import assert from "node:assert/strict";
import sinon from "sinon";
import { addressAs, choosePerson, rememberedPerson, takeIdentity } from "../../../../../sandbox/web/page/common/identity.js";
import { inBrowser } from "../in-browser.ts";
import { person } from "../views.ts";

const admin = person({ id: "A-1", name: "MOD Administrator", part: "admin" });
const megan = person({ id: "M-1", name: "Megan Bowen", part: "approver" });
const adele = person({ id: "D-1" });

describe("choosePerson", () => {
  it("takes the person of that id or first name", () => {
    assert.equal(choosePerson([admin, megan, adele], "m-1"), megan);
    assert.equal(choosePerson([admin, megan, adele], "Megan"), megan);
  });

  it("takes the requester for nobody or somebody unknown, else whoever is first", () => {
    assert.equal(choosePerson([admin, megan, adele], null), adele);
    assert.equal(choosePerson([admin, megan, adele], "zoe"), adele);
    assert.equal(choosePerson([admin, megan], ""), admin);
  });

  it("needs somebody", () => {
    assert.throws(() => choosePerson([], null), { message: "The sandbox has no people." });
  });
});

describe("takeIdentity", () => {
  inBrowser();

  it("takes the person of the address and keeps the conversation", () => {
    history.replaceState(null, "", "/?as=megan#a%3A1");
    assert.equal(takeIdentity([adele, megan]), megan);
    assert.equal(location.href, `http://localhost${addressAs("M-1", "#a%3A1")}`);
  });

  it("does not remember whom a frame of the tab plays", () => {
    history.replaceState(null, "", "/?as=adele");
    const parent = sinon.stub(window, "parent").value({});
    assert.equal(takeIdentity([adele, megan]), adele);
    parent.restore();
    assert.equal(rememberedPerson(), "M-1");
  });

  it("remembers the person of this tab where the address names nobody", () => {
    history.replaceState(null, "", "/");
    assert.equal(takeIdentity([adele, megan]), megan);
  });
});
