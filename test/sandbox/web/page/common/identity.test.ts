import assert from "node:assert/strict";
import sinon from "sinon";
import { addressAs, choosePerson, rememberedPerson, takeIdentity } from "../../../../../sandbox/web/page/common/identity.js";
import { inBrowser } from "../in-browser.ts";
import { person } from "../views.ts";

const admin = person({ id: "A-1", name: "MOD Administrator", part: "admin" });
const megan = person({ id: "M-1", name: "Megan Bowen", part: "approver" });
const adele = person({ id: "D-1" });

describe("choosePerson", () => {
  it("finds the person with that id or first name", () => {
    assert.equal(choosePerson([admin, megan, adele], "m-1"), megan);
    assert.equal(choosePerson([admin, megan, adele], "Megan"), megan);
  });

  it("uses the requester if the name is missing or unknown, else the first person", () => {
    assert.equal(choosePerson([admin, megan, adele], null), adele);
    assert.equal(choosePerson([admin, megan, adele], "zoe"), adele);
    assert.equal(choosePerson([admin, megan], ""), admin);
  });

  it("needs at least one person", () => {
    assert.throws(() => choosePerson([], null), { message: "The sandbox has no people." });
  });
});

describe("takeIdentity", () => {
  inBrowser();

  it("uses the person in the address and keeps the conversation", () => {
    history.replaceState(null, "", "/?as=megan#a%3A1");
    assert.equal(takeIdentity([adele, megan]), megan);
    assert.equal(location.href, `http://localhost${addressAs("M-1", "#a%3A1")}`);
  });

  it("does not remember the person of a frame in the tab", () => {
    history.replaceState(null, "", "/?as=adele");
    const parent = sinon.stub(window, "parent").value({});
    assert.equal(takeIdentity([adele, megan]), adele);
    parent.restore();
    assert.equal(rememberedPerson(), "M-1");
  });

  it("uses the tab's last person if the address names none", () => {
    history.replaceState(null, "", "/");
    assert.equal(takeIdentity([adele, megan]), megan);
  });
});
