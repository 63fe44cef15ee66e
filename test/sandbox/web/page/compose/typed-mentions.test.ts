import assert from "node:assert/strict";
import { seemsForBot, takeMentions, typedMentions } from "../../../../../sandbox/web/page/compose/typed-mentions.js";
import { inBrowser } from "../in-browser.ts";

const members = ["Guestlist", "Sam", "Sam Rivera", "Megan Bowen"].map((name) => ({ id: name, name, isBot: name === "Guestlist" }));
const found = (text: string, isFinished = true) => typedMentions(text, members, isFinished).map(({ member }) => member.name);

describe("typedMentions", () => {
  it("finds whole names after an @ that begins a word, whatever the case, and of two the longer one", () => {
    assert.deepEqual(found("@guestlist ask (@SAM RIVERA) and @Sam, not @Samuel"), ["Guestlist", "Sam Rivera", "Sam"]);
    assert.deepEqual(found("dana@Guestlist @Guest list @Guestlists Guestlist"), []);
  });

  it("waits while the person writes, for the space and for a longer name", () => {
    assert.deepEqual([found("@Guestlist", false), found("@Guestlist ", false)], [[], ["Guestlist"]]);
    assert.deepEqual([found("@Sam ", false), found("@Sam R", false), found("@Sam is", false)], [[], [], ["Sam"]]);
  });
});

describe("takeMentions", () => {
  inBrowser();

  it("takes the bot's name out of the text, and writes a person's as in Teams", () => {
    const box = document.createElement("textarea");
    box.value = "hello @guestlist tell @megan bowen";
    takeMentions(box, typedMentions(box.value, members));
    assert.equal(box.value, "hello tell @Megan Bowen");
  });
});

describe("seemsForBot", () => {
  const commands = [{ title: "Partner einladen", name: "invite a partner" }];
  const seems = (text: string, mentioned: readonly (typeof members)[number][] = []) =>
    seemsForBot(text, { botName: "Guestlist", commands, mentioned });

  it("is true for the bot's name, a leading @, and the first word of a command in both languages", () => {
    const texts = ["Invite dana@fabrikam.com", "partner Dana", "@gustlist help", "hey guestlist", "who invites Dana?"];
    assert.deepEqual(
      texts.map((text) => seems(text)),
      [true, true, true, true, false],
    );
  });

  it("is false for a message to a member, but not for one that only names somebody", () => {
    const megan = members.filter(({ name }) => name === "Megan Bowen");
    assert.deepEqual([seems("@Megan Bowen have a look", megan), seems("@gustlist ask @Megan Bowen", megan)], [false, true]);
  });
});
